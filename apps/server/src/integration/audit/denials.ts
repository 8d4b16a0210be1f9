/** Denials of one address that are written one by one within a minute (contract 40 B3). */
const MOST = 60;
const MINUTE_MS = 60_000;
/** Addresses that are counted apart at once; beyond them all others share one count. */
const MOST_ADDRESSES = 10_000;

interface Count {
  readonly since: number;
  seen: number;
}

/** What was not written one by one. */
export interface DenialSummary {
  readonly address: string;
  readonly count: number;
}

/** Counts the denials of addresses, so that a flood leaves one row a minute. */
export class Denials {
  readonly #counts = new Map<string, Count>();

  /**
   * @returns whether this denial gets a row of its own, and what of the former minute is to be told
   */
  note(address: string, now: number): { readonly own: boolean; readonly told: readonly DenialSummary[] } {
    const told = this.expired(now);
    const key = this.#counts.has(address) || this.#counts.size < MOST_ADDRESSES ? address : '';
    const count = this.#counts.get(key) ?? { since: now, seen: 0 };
    count.seen += 1;
    this.#counts.set(key, count);
    return { own: count.seen <= MOST, told };
  }

  /** Forgets counts whose minute is over. @returns those of which not everything was told */
  expired(now: number): DenialSummary[] {
    const told: DenialSummary[] = [];
    for (const [address, count] of this.#counts) {
      if (now - count.since < MINUTE_MS) break;
      this.#counts.delete(address);
      if (count.seen > MOST) told.push({ address, count: count.seen - MOST });
    }
    return told;
  }
}
