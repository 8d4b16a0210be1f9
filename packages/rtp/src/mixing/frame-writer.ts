import { RTP_HEADER_BYTES } from '../packet/rtp.ts';
import { type Frame, newSourceId } from '../worker/frame.ts';
import type { Encoded } from './signal.ts';

/** Numbers what we encode for one listener as a stream of frames. */
export class FrameWriter {
  readonly #sourceId = newSourceId();
  readonly #intervalMs: number;
  #sequence = 0;
  #timeMs = 0;

  /** @param intervalMs length of each frame */
  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  /** The next frame in a packet of its own: several listeners may be given the same payload. */
  frame(format: string, { payload, clockRate }: Encoded): Frame {
    const packet = Buffer.allocUnsafe(RTP_HEADER_BYTES + payload.length);
    packet.set(payload, RTP_HEADER_BYTES);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    return {
      sourceId: this.#sourceId,
      kind: 'audio',
      codec: format,
      clockRate,
      sequence: this.#sequence,
      timestamp: (this.#timeMs * (clockRate / 1000)) >>> 0,
      marker: false,
      packet,
      start: RTP_HEADER_BYTES,
      end: packet.length,
    };
  }

  /** So much time passed, whether or not a frame was sent. */
  advance(steps = 1): void {
    this.#timeMs += steps * this.#intervalMs;
  }
}
