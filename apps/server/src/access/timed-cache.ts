interface Entry<V> {
  readonly value: Promise<V>;
  readonly until: number;
}

/**
 * What was read a moment ago. Readers of one key share one load; a failed load is not remembered. A value is at most
 * `ttlMs` old, counted from the beginning of its load.
 */
export class TimedCache<K, V> {
  readonly #load: (key: K) => Promise<V>;
  readonly #ttlMs: number;
  readonly #now: () => Date;
  readonly #limit: number;
  readonly #entries = new Map<K, Entry<V>>();

  constructor(load: (key: K) => Promise<V>, ttlMs: number, now: () => Date, limit = 10_000) {
    this.#load = load;
    this.#ttlMs = ttlMs;
    this.#now = now;
    this.#limit = limit;
  }

  get(key: K): Promise<V> {
    const now = this.#now().getTime();
    const known = this.#entries.get(key);
    if (known && known.until > now) return known.value;
    const entry: Entry<V> = { value: this.#load(key), until: now + this.#ttlMs };
    entry.value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    this.#entries.delete(key);
    this.#makeRoom();
    this.#entries.set(key, entry);
    return entry.value;
  }

  forget(key: K): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  #makeRoom(): void {
    if (this.#entries.size < this.#limit) return;
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}
