const MINUTE_MS = 60_000;
/** More addresses than that at once are an attack: the oldest are forgotten. */
const MOST_SOURCES = 10_000;

interface Count {
  since: number;
  requests: number;
}

/** Counts what comes from one address within a minute, in this process. */
export class RequestCounter {
  readonly #counts = new Map<string, Count>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** How many that one makes, since the first of them at most a minute ago. */
  count(source: string): number {
    const at = this.#now().getTime();
    const known = this.#counts.get(source);
    const count = known && at - known.since < MINUTE_MS ? known : { since: at, requests: 0 };
    count.requests += 1;
    this.#counts.delete(source);
    this.#makeRoom();
    this.#counts.set(source, count);
    return count.requests;
  }

  #makeRoom(): void {
    if (this.#counts.size < MOST_SOURCES) return;
    const oldest = this.#counts.keys().next();
    if (!oldest.done) this.#counts.delete(oldest.value);
  }
}
