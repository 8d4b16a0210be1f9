const FAILURES_BEFORE_BAN = 5;
const FAILURE_WINDOW_MS = 60_000;
const BAN_MS = 15 * 60_000;
const MAX_TRACKED_ADDRESSES = 50_000;

/** Counts failed logins by source address and bans the address that fails too often (contract 20 §1.8). */
export class BanList {
  readonly #failures = new Map<string, number[]>();
  readonly #bannedUntil = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  isBanned(address: string): boolean {
    const until = this.#bannedUntil.get(address);
    if (until === undefined) return false;
    if (until > this.#now()) return true;
    this.#bannedUntil.delete(address);
    return false;
  }

  /** Notes a failed digest. Returns the end of the ban (epoch ms) when this failure was one too many, else null. */
  failed(address: string): number | null {
    const now = this.#now();
    const recent = (this.#failures.get(address) ?? []).filter((at) => at > now - FAILURE_WINDOW_MS);
    recent.push(now);
    if (recent.length < FAILURES_BEFORE_BAN) {
      this.#remember(this.#failures, address, recent);
      return null;
    }
    this.#failures.delete(address);
    this.#remember(this.#bannedUntil, address, now + BAN_MS);
    return now + BAN_MS;
  }

  /** Forgets what has lapsed. */
  sweep(): void {
    const now = this.#now();
    for (const [address, until] of this.#bannedUntil) if (until <= now) this.#bannedUntil.delete(address);
    for (const [address, times] of this.#failures) {
      if (times.every((at) => at <= now - FAILURE_WINDOW_MS)) this.#failures.delete(address);
    }
  }

  /** A flood of forged addresses must not fill the memory: the oldest entry makes room. */
  #remember<V>(map: Map<string, V>, address: string, value: V): void {
    map.delete(address);
    map.set(address, value);
    if (map.size <= MAX_TRACKED_ADDRESSES) return;
    for (const oldest of map.keys()) {
      map.delete(oldest);
      return;
    }
  }
}
