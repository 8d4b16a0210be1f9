/** What a limited caller is told (contract 00 "API rate limit"). */
export interface Ration {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Epoch second at which the full limit is there again. */
  readonly resetAt: number;
  /** Seconds until one more request is allowed. */
  readonly retryAfterSeconds: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const MINUTE_MS = 60_000;

/** A token bucket for each tenant, in this process: holds one minute's requests and refills evenly. */
export class RateLimiter {
  readonly #buckets = new Map<number, Bucket>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** @param limit requests a minute, above 0 */
  take(tenantId: number, limit: number): Ration {
    const at = this.#now().getTime();
    const bucket = this.#buckets.get(tenantId) ?? { tokens: limit, at };
    // A clock that was set back refills nothing and takes nothing.
    const elapsed = Math.max(0, at - bucket.at);
    bucket.tokens = Math.min(limit, bucket.tokens + (elapsed / MINUTE_MS) * limit);
    bucket.at = at;
    const allowed = bucket.tokens >= 1;
    if (allowed) bucket.tokens -= 1;
    this.#buckets.set(tenantId, bucket);
    const msFor = (tokens: number) => (Math.max(0, tokens) / limit) * MINUTE_MS;
    return {
      allowed,
      limit,
      remaining: Math.floor(bucket.tokens),
      resetAt: Math.ceil((at + msFor(limit - bucket.tokens)) / 1000),
      retryAfterSeconds: Math.max(1, Math.ceil(msFor(1 - bucket.tokens) / 1000)),
    };
  }
}
