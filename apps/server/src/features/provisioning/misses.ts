const WINDOW_MS = 60_000;
const MOST_SOURCES = 20_000;

/**
 * Counts what a source may do only so often a minute: ask for devices that are not there, show wrong credentials
 * (contract 20 §3.2).
 */
export class Misses {
  readonly #most: number;
  readonly #now: () => Date;
  readonly #times = new Map<string, number[]>();

  constructor(most: number, now: () => Date) {
    this.#most = most;
    this.#now = now;
  }

  note(source: string): void {
    const recent = this.#recent(source);
    this.#times.delete(source);
    if (this.#times.size >= MOST_SOURCES) this.#forgetOldest();
    this.#times.set(source, [...recent, this.#now().getTime()].slice(-this.#most));
  }

  /** Seconds until the source may try again; 0: it may now. */
  waitOf(source: string): number {
    const recent = this.#recent(source);
    const [first] = recent;
    if (recent.length < this.#most || first === undefined) return 0;
    return Math.max(1, Math.ceil((first + WINDOW_MS - this.#now().getTime()) / 1000));
  }

  #recent(source: string): number[] {
    const since = this.#now().getTime() - WINDOW_MS;
    return (this.#times.get(source) ?? []).filter((at) => at > since);
  }

  #forgetOldest(): void {
    const [oldest] = this.#times.keys();
    if (oldest !== undefined) this.#times.delete(oldest);
  }
}
