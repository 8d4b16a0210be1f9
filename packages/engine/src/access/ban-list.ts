const MAX_TRACKED = 50_000;

/** How many failures within which time are too many, and how long they are held against somebody. */
export interface BanRule {
  readonly failures: number;
  readonly windowMs: number;
  readonly banMs: number;
}

/** Of one source address (contract 20 §1.8). */
const ADDRESS_RULE: BanRule = { failures: 5, windowMs: 60_000, banMs: 15 * 60_000 };
/** Of one account, from wherever: what many addresses together may try. */
export const ACCOUNT_RULE: BanRule = { failures: 20, windowMs: 10 * 60_000, banMs: 15 * 60_000 };

/** Counts failed logins by address or account and bans the one that fails too often; bans lapse by themselves. */
export class BanList {
  readonly #failures = new Map<string, number[]>();
  readonly #bannedUntil = new Map<string, number>();
  readonly #now: () => number;
  readonly #rule: BanRule;

  constructor(now: () => number, rule: BanRule = ADDRESS_RULE) {
    this.#now = now;
    this.#rule = rule;
  }

  isBanned(key: string): boolean {
    return (this.#bannedUntil.get(key) ?? 0) > this.#now();
  }

  /** Notes a failed digest. Returns the end of the ban (epoch ms) when this failure was one too many, else null. */
  failed(key: string): number | null {
    const now = this.#now();
    const recent = (this.#failures.get(key) ?? []).filter((at) => at > now - this.#rule.windowMs);
    recent.push(now);
    if (recent.length < this.#rule.failures) {
      this.#remember(this.#failures, key, recent);
      return null;
    }
    this.#failures.delete(key);
    this.#remember(this.#bannedUntil, key, now + this.#rule.banMs);
    return now + this.#rule.banMs;
  }

  /** Forgets what has lapsed; gives those whose ban has ended. */
  sweep(): string[] {
    const now = this.#now();
    const released: string[] = [];
    for (const [key, until] of this.#bannedUntil) {
      if (until > now) continue;
      this.#bannedUntil.delete(key);
      released.push(key);
    }
    for (const [key, times] of this.#failures) {
      if (times.every((at) => at <= now - this.#rule.windowMs)) this.#failures.delete(key);
    }
    return released;
  }

  /** A flood of forged addresses must not fill the memory: the oldest entry makes room. */
  #remember<V>(map: Map<string, V>, key: string, value: V): void {
    map.delete(key);
    map.set(key, value);
    if (map.size <= MAX_TRACKED) return;
    for (const oldest of map.keys()) {
      map.delete(oldest);
      return;
    }
  }
}
