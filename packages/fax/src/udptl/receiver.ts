import type { UdptlPacket } from './packet.ts';

/** Packets ahead of the turn that are waited with, and for how many ticks of 20 ms. */
const MAX_WAITING = 8;
const PATIENCE_TICKS = 4;
/** A jump further than this is a new count, or somebody else's packet. */
const FARTHEST = 512;

/**
 * Puts the packets of one direction in order: each once, what got lost from the copies that later ones bring. What no copy
 * brings is left out; the T.38 terminal sees it by the numbers.
 */
export class UdptlReceiver {
  readonly #deliver: (packet: Uint8Array, sequence: number) => void;
  /** Whose turn it is; null before the first. */
  #next: number | null = null;
  readonly #waiting = new Map<number, Uint8Array>();
  #waitedTicks = 0;
  /** The number after that of the last packet that jumped. */
  #jumpTo: number | null = null;

  constructor(deliver: (packet: Uint8Array, sequence: number) => void) {
    this.#deliver = deliver;
  }

  take({ sequence, primary, earlier }: UdptlPacket): void {
    this.#next ??= sequence;
    if (!this.#isNear(sequence)) return;
    this.#keep(sequence, primary);
    earlier.forEach((packet, index) => {
      if (packet.length > 0) this.#keep((sequence - 1 - index) & 0xffff, packet);
    });
    this.#deliverReady();
    if (this.#waiting.size > MAX_WAITING) this.#skipGap();
  }

  /** 20 ms have passed. */
  tick(): void {
    if (this.#waiting.size === 0) return;
    this.#waitedTicks++;
    if (this.#waitedTicks >= PATIENCE_TICKS) this.#skipGap();
  }

  /** Two in a row begin a new count: a remote that started anew. */
  #isNear(sequence: number): boolean {
    const ahead = distance(this.#next ?? sequence, sequence);
    if (ahead >= -FARTHEST && ahead <= FARTHEST) return true;
    const isFollowed = this.#jumpTo === sequence;
    this.#jumpTo = (sequence + 1) & 0xffff;
    if (!isFollowed) return false;
    this.#waiting.clear();
    this.#next = sequence;
    return true;
  }

  #keep(sequence: number, packet: Uint8Array): void {
    if (distance(this.#next ?? sequence, sequence) >= 0) this.#waiting.set(sequence, packet);
  }

  #deliverReady(): void {
    let next = this.#next ?? 0;
    for (let packet = this.#waiting.get(next); packet; packet = this.#waiting.get(next)) {
      this.#waiting.delete(next);
      this.#deliver(packet, next);
      next = (next + 1) & 0xffff;
      this.#waitedTicks = 0;
    }
    this.#next = next;
  }

  #skipGap(): void {
    const from = this.#next ?? 0;
    const nearest = [...this.#waiting.keys()].sort((a, b) => distance(from, a) - distance(from, b))[0];
    if (nearest === undefined) return;
    this.#next = nearest;
    this.#deliverReady();
  }
}

/** From one sequence number to another, over the wrap. */
function distance(from: number, to: number): number {
  return ((to - from) << 16) >> 16;
}
