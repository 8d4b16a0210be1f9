import { ownCopy } from '../message/own-copy.ts';
import type { Destination, Flow } from '../transport/transport.ts';

/** A final answer as it went out. */
export interface Answer {
  readonly route: Flow | Destination;
  readonly bytes: Buffer;
}

/** One character is one octet: text lies by itself, octets in memory that they share with whatever came then. */
interface KeptAnswer {
  readonly route: Flow | Destination;
  readonly text: string;
}

/** Answers kept at most in each of the two generations: some ten seconds of the busiest registrar, some 40 MB. */
const mostInGeneration = 50_000;

/**
 * Final answers to requests other than INVITE, for their repetitions over UDP: what a transaction would wait for until
 * its timer J (RFC 3261 §17.2.2), without its request, its state and its timer. Kept for `lifetime` milliseconds at
 * least and, while messages come, less than three times that; under a flood the oldest make room.
 */
export class AnsweredRequests {
  readonly #lifetime: number;
  #young = new Map<string, KeptAnswer>();
  #old = new Map<string, KeptAnswer>();
  #since = Number.NEGATIVE_INFINITY;

  constructor(lifetime: number) {
    this.#lifetime = lifetime;
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  keep(key: string, { route, bytes }: Answer, now: number): void {
    this.#age(now);
    this.#young.set(ownCopy(key), { route, text: bytes.toString('latin1') });
  }

  find(key: string, now: number): Answer | undefined {
    this.#age(now);
    const kept = this.#young.get(key) ?? this.#old.get(key);
    return kept && { route: kept.route, bytes: Buffer.from(kept.text, 'latin1') };
  }

  #age(now: number): void {
    const passed = now - this.#since;
    if (passed < this.#lifetime && this.#young.size < mostInGeneration) return;
    this.#old = passed < 2 * this.#lifetime ? this.#young : new Map();
    this.#young = new Map();
    this.#since = now;
  }
}
