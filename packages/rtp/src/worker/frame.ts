/** One received RTP packet on its way to whoever it is for; the buffer is the receiver's to change. */
export interface Frame {
  /** Another number for each stream, so that the receiver sees a change of source. */
  readonly sourceId: number;
  /** `noise`: comfort noise of RFC 3389. */
  readonly kind: 'audio' | 'noise' | 'event';
  /** Format as `codecKey` writes it. */
  readonly codec: string;
  readonly clockRate: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly marker: boolean;
  /** The payload is `packet[start..end)`, with room for an RTP header before it. */
  readonly packet: Buffer;
  readonly start: number;
  readonly end: number;
}

/** Takes the frames of a bridge. */
export interface FrameSink {
  accept(frame: Frame): void;
}

let lastSourceId = 0;

/** A source number that this thread has not used yet. */
export function newSourceId(): number {
  lastSourceId++;
  return lastSourceId;
}
