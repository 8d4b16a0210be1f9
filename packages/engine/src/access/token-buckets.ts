const MAX_BUCKETS = 50_000;

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** How fast tokens come back, and how many there may be. */
export interface BucketRule {
  readonly perSecond: number;
  readonly burst: number;
}

/** A token bucket for each key: lets bursts pass and holds what goes on to its rate. */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes a token; false when there is none. */
  take(key: string, { perSecond, burst }: BucketRule): boolean {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? this.#fresh(key, burst, now);
    // A clock that was set back gives nothing and takes nothing.
    const gained = (Math.max(0, now - bucket.filledAt) * perSecond) / 1000;
    bucket.tokens = Math.min(burst, bucket.tokens + gained);
    bucket.filledAt = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Forgets the buckets that were not touched for so long that they are full again. */
  sweep(idleMs: number): void {
    const oldest = this.#now() - idleMs;
    for (const [key, bucket] of this.#buckets) if (bucket.filledAt < oldest) this.#buckets.delete(key);
  }

  /** A flood of forged addresses must not fill the memory: the oldest bucket makes room. */
  #fresh(key: string, burst: number, now: number): Bucket {
    const bucket = { tokens: burst, filledAt: now };
    if (this.#buckets.size >= MAX_BUCKETS) {
      for (const oldest of this.#buckets.keys()) {
        this.#buckets.delete(oldest);
        break;
      }
    }
    this.#buckets.set(key, bucket);
    return bucket;
  }
}
