import { ownCopy } from '../message/own-copy.ts';

interface Seen {
  readonly since: number;
  highest: number;
  /** Bit n set: `highest - n` has been used. */
  window: number;
}

const windowSize = 31;

/** Which nonce counts have been used, so that credentials cannot be replayed (RFC 7616 §3.4.5). */
export class NonceCounts {
  readonly #lifetime: number;
  readonly #capacity: number;
  readonly #seen = new Map<string, Seen>();

  /** `lifetime` of nonces in milliseconds; at most `capacity` nonces are remembered, oldest forgotten first. */
  constructor(lifetime: number, capacity: number) {
    this.#lifetime = lifetime;
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#seen.size;
  }

  /** True the first time a count is used with a nonce. Requests may overtake each other a little. */
  use(nonce: string, count: number, now: number): boolean {
    const seen = this.#seen.get(nonce);
    if (seen === undefined) {
      this.#makeRoom(now);
      this.#seen.set(ownCopy(nonce), { since: now, highest: count, window: 1 });
      return true;
    }
    const ahead = count - seen.highest;
    if (ahead > 0) {
      seen.window = ahead >= windowSize ? 1 : (seen.window << ahead) | 1;
      seen.highest = count;
      return true;
    }
    if (-ahead >= windowSize || (seen.window & (1 << -ahead)) !== 0) return false;
    seen.window |= 1 << -ahead;
    return true;
  }

  /** Nonces are in the order of first use: the expired ones come first. */
  #makeRoom(now: number): void {
    for (const [nonce, seen] of this.#seen) {
      if (now - seen.since <= this.#lifetime && this.#seen.size < this.#capacity) return;
      this.#seen.delete(nonce);
    }
  }
}
