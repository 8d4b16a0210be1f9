/** A packet of the stream that is to be decoded. */
export interface VoicePacket {
  /** 16 bit, as on the wire. */
  readonly sequence: number;
  /** 32 bit, as on the wire. */
  readonly timestamp: number;
  /** `noise`: comfort noise of RFC 3389. */
  readonly kind: 'audio' | 'noise';
  readonly payload: Uint8Array;
}

/** More than this waits only when nobody takes. */
const MAX_PACKETS = 50;

/** Packets waiting for their turn, in order of sequence, each once. */
export class ReceiveBuffer {
  readonly #packets: VoicePacket[] = [];
  /** Sequence number taken last; null before the first. */
  #taken: number | null = null;

  get length(): number {
    return this.#packets.length;
  }

  get head(): VoicePacket | undefined {
    return this.#packets[0];
  }

  /** False for one whose turn is over, or that is there already. */
  put(packet: VoicePacket): boolean {
    if (this.#taken !== null && distance(this.#taken, packet.sequence) <= 0) return false;
    let at = this.#packets.length;
    while (at > 0) {
      const after = distance(this.#packets[at - 1]?.sequence ?? 0, packet.sequence);
      if (after === 0) return false;
      if (after > 0) break;
      at--;
    }
    this.#packets.splice(at, 0, packet);
    if (this.#packets.length > MAX_PACKETS) this.take();
    return true;
  }

  take(): VoicePacket | undefined {
    const packet = this.#packets.shift();
    if (packet) this.#taken = packet.sequence;
    return packet;
  }

  /** Whether nothing was lost between the packet taken last and the head. */
  get isUnbroken(): boolean {
    const { head } = this;
    return head !== undefined && this.#taken !== null && distance(this.#taken, head.sequence) === 1;
  }

  /** How far the last packet starts after `timestamp`, in ticks; null when empty. */
  reachFrom(timestamp: number): number | null {
    const last = this.#packets.at(-1);
    return last ? (last.timestamp - timestamp) | 0 : null;
  }
}

/** From one sequence number to another, over the wrap. */
function distance(from: number, to: number): number {
  return ((to - from) << 16) >> 16;
}
