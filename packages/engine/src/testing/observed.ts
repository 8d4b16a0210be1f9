/** Something that tests wait for: `until` resolves as soon as its condition holds after a `notify`. */
export class Observed {
  readonly #waiters = new Set<() => void>();

  notify(): void {
    for (const waiter of this.#waiters) waiter();
  }

  /** Rejects after `ms` milliseconds with `what` in its message. */
  until<T>(what: string, look: () => T | undefined | false | null, ms = 15_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const seen = look();
        if (seen === undefined || seen === false || seen === null) return;
        clearTimeout(timer);
        this.#waiters.delete(check);
        resolve(seen);
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(check);
        reject(new Error(`waited in vain for ${what}`));
      }, ms);
      this.#waiters.add(check);
      check();
    });
  }
}
