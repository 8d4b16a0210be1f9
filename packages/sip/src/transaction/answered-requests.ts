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

class Generation {
  readonly answers = new Map<string, KeptAnswer>();
  /** What copies of these requests share, whatever path they take (RFC 3261 §8.2.2.2). */
  readonly copies = new Set<string>();
}

/** Answers kept at most in each of the two generations: some ten seconds of the busiest registrar, some 50 MB. */
const mostInGeneration = 50_000;

/**
 * Final answers to requests other than INVITE, for their repetitions over UDP: what a transaction would wait for until
 * its timer J (RFC 3261 §17.2.2), without its request, its state and its timer. Kept for `lifetime` milliseconds at
 * least and, while messages come, less than three times that; under a flood the oldest make room.
 */
export class AnsweredRequests {
  readonly #lifetime: number;
  #young = new Generation();
  #old = new Generation();
  #since = Number.NEGATIVE_INFINITY;

  constructor(lifetime: number) {
    this.#lifetime = lifetime;
  }

  get size(): number {
    return this.#young.answers.size + this.#old.answers.size;
  }

  /** `mergeKey`: what copies of the request share; absent within a dialog, where none are looked for. */
  keep(key: string, { route, bytes }: Answer, now: number, mergeKey?: string): void {
    this.#age(now);
    this.#young.answers.set(ownCopy(key), { route, text: bytes.toString('latin1') });
    if (mergeKey !== undefined) this.#young.copies.add(ownCopy(mergeKey));
  }

  find(key: string, now: number): Answer | undefined {
    this.#age(now);
    const kept = this.#young.answers.get(key) ?? this.#old.answers.get(key);
    return kept && { route: kept.route, bytes: Buffer.from(kept.text, 'latin1') };
  }

  /** True when a request with this merge key has been answered. */
  hasCopy(mergeKey: string, now: number): boolean {
    this.#age(now);
    return this.#young.copies.has(mergeKey) || this.#old.copies.has(mergeKey);
  }

  #age(now: number): void {
    const passed = now - this.#since;
    if (passed < this.#lifetime && this.#young.answers.size < mostInGeneration) return;
    this.#old = passed < 2 * this.#lifetime ? this.#young : new Generation();
    this.#young = new Generation();
    this.#since = now;
  }
}
