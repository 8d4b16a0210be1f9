/**
 * How long nobody has been heard, by the steady clock: parties are dated by media threads, whose time of day need not be the
 * one of now after it was set or the machine has slept. That somebody is dated anew is all that counts.
 */
export class Silence {
  #since: number;
  #dates: readonly (number | null)[] = [];

  /** @param now by the steady clock, in milliseconds */
  constructor(now: number) {
    this.#since = now;
  }

  /** Milliseconds up to now. @param dates when each party was heard last; null: never yet */
  until(now: number, dates: readonly (number | null)[]): number {
    if (dates.some((date) => date !== null && !this.#dates.includes(date))) this.#since = now;
    this.#dates = dates;
    return now - this.#since;
  }
}
