import type { Destination, Flow } from '../transport/transport.ts';

/** A final answer as it went out. */
export interface Answer {
  readonly route: Flow | Destination;
  readonly bytes: Buffer;
}

/** Answers kept at most in each of the two generations: some ten seconds of the busiest registrar, some 40 MB. */
const mostInGeneration = 50_000;

/**
 * Final answers to requests other than INVITE, for their repetitions over UDP: what a transaction would wait for until
 * its timer J (RFC 3261 §17.2.2), without its request, its state and its timer. Kept for `lifetime` milliseconds at
 * least and twice that at most; under a flood the oldest make room.
 */
export class AnsweredRequests {
  readonly #lifetime: number;
  #young = new Map<string, Answer>();
  #old = new Map<string, Answer>();
  #since = Number.NEGATIVE_INFINITY;

  constructor(lifetime: number) {
    this.#lifetime = lifetime;
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  keep(key: string, answer: Answer, now: number): void {
    this.#age(now);
    this.#young.set(key, answer);
  }

  find(key: string, now: number): Answer | undefined {
    this.#age(now);
    return this.#young.get(key) ?? this.#old.get(key);
  }

  #age(now: number): void {
    const passed = now - this.#since;
    if (passed < this.#lifetime && this.#young.size < mostInGeneration) return;
    this.#old = passed < 2 * this.#lifetime ? this.#young : new Map();
    this.#young = new Map();
    this.#since = now;
  }
}
