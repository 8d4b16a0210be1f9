/** Adds up how long something was on hold, over any number of holds. */
export class HoldClock {
  #total = 0;
  #since: number | null = null;

  start(now: number): void {
    this.#since ??= now;
  }

  stop(now: number): void {
    if (this.#since === null) return;
    this.#total += Math.max(0, now - this.#since);
    this.#since = null;
  }

  /** Milliseconds so far, a running hold included. */
  elapsed(now: number): number {
    return this.#total + (this.#since === null ? 0 : Math.max(0, now - this.#since));
  }
}
