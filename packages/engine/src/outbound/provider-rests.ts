/** A provider that has failed so often is not the first that is asked (contract 30 §5.3 step 8). */
const FAILURES = 3;
const WITHIN_MS = 60_000;
const REST_MS = 60_000;

/** Providers that lately could take no more calls. */
export class ProviderRests {
  readonly #failures = new Map<number, readonly number[]>();
  readonly #until = new Map<number, number>();

  /** The provider could not take a call. @param now milliseconds of a clock that nobody sets */
  failed(providerId: number, now: number): void {
    const lately = [...(this.#failures.get(providerId) ?? []).filter((at) => now - at < WITHIN_MS), now];
    if (lately.length < FAILURES) this.#failures.set(providerId, lately);
    else {
      this.#failures.delete(providerId);
      this.#until.set(providerId, now + REST_MS);
    }
  }

  rests(providerId: number, now: number): boolean {
    const until = this.#until.get(providerId);
    if (until === undefined) return false;
    if (now < until) return true;
    this.#until.delete(providerId);
    return false;
  }
}
