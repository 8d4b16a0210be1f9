import type { Clock, Timer } from '../clock.ts';

interface Pending {
  readonly at: number;
  readonly order: number;
  readonly fire: () => void;
}

/** A clock that stands still until it is told to go on. */
export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  readonly #pending = new Set<Pending>();

  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }

  get timers(): number {
    return this.#pending.size;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, fire: () => void): Timer {
    const pending = { at: this.#now + ms, order: this.#order++, fire };
    this.#pending.add(pending);
    return { cancel: () => this.#pending.delete(pending) };
  }

  /** Goes on by `ms`, firing what is due in order; promises settle in between. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settled();
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#pending.delete(next);
      this.#now = next.at;
      next.fire();
      await settled();
    }
    this.#now = until;
  }

  #next(until: number): Pending | undefined {
    let first: Pending | undefined;
    for (const pending of this.#pending) {
      const earlier =
        first === undefined || pending.at < first.at || (pending.at === first.at && pending.order < first.order);
      if (pending.at <= until && earlier) first = pending;
    }
    return first;
  }
}

/** Every promise that can settle without time passing has settled. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
