import { PrefixIndex } from './prefix-index.ts';
import { FAX, type Rate, type ServiceFlag, SMS, VOICE } from './rate.ts';

/** The rate of whatever no other rate matches. */
const FALLBACK_PREFIX = '999';
/** What a number may begin with where its prefix is looked for without it. */
const INTERNATIONAL = ['011', '00'] as const;
const DIGITS_ONLY = /^[0-9]{1,20}$/;

/** The active rates of a plan, to be asked by number (contract 10 §9.8 "Which rate"). Rates of other prefixes than digits count as absent. */
export class RateDeck {
  readonly #services: ReadonlyMap<ServiceFlag, ServiceRates>;

  constructor(rates: readonly Rate[] = []) {
    const flags: readonly ServiceFlag[] = [VOICE, FAX, SMS];
    this.#services = new Map(flags.map((flag) => [flag, new ServiceRates(flag)]));
    this.add(rates);
  }

  /** More rates: large decks come in portions, so that nobody has to wait while one is taken in. */
  add(rates: readonly Rate[]): void {
    for (const rate of rates) {
      if (!DIGITS_ONLY.test(rate.prefix)) continue;
      for (const service of this.#services.values()) service.add(rate);
    }
  }

  /** Gives back the memory that was taken ahead for more rates. */
  trim(): void {
    for (const service of this.#services.values()) service.trim();
  }

  /** Octets of the indexes, without the rates themselves. */
  get indexOctets(): number {
    return [...this.#services.values()].reduce((sum, { octets }) => sum + octets, 0);
  }

  /**
   * The rate of a call, fax or message to the number; null: none.
   * @param number digits alone, see digitsOf
   */
  find(number: string, service: ServiceFlag): Rate | null {
    return this.#services.get(service)?.find(number) ?? null;
  }

  /** The rate of the longest prefix, `999` apart (contract 40 B12.4 step 5). @param number international, digits alone */
  longest(number: string, service: ServiceFlag): Rate | null {
    return this.#services.get(service)?.longest(number) ?? null;
  }

  /** The rate `999`. */
  fallback(service: ServiceFlag): Rate | null {
    return this.#services.get(service)?.fallback ?? null;
  }
}

class ServiceRates {
  #fallback: Rate | null = null;
  readonly #flag: ServiceFlag;
  readonly #rates: Rate[] = [];
  readonly #index = new PrefixIndex();

  constructor(flag: ServiceFlag) {
    this.#flag = flag;
  }

  add(rate: Rate): void {
    if ((rate.serviceFlag & this.#flag) === 0) return;
    if (rate.prefix === FALLBACK_PREFIX) this.#fallback = winner(this.#fallback, rate);
    else this.#enter(rate);
  }

  trim(): void {
    this.#index.trim();
  }

  get octets(): number {
    return this.#index.octets;
  }

  find(number: string): Rate | null {
    return this.longest(number) ?? this.#longestWithout(number) ?? this.#fallback;
  }

  get fallback(): Rate | null {
    return this.#fallback;
  }

  #enter(rate: Rate): void {
    const known = this.#index.get(rate.prefix);
    if (known !== null && winner(this.#rates[known] ?? null, rate) !== rate) return;
    this.#index.set(rate.prefix, this.#rates.push(rate) - 1);
  }

  longest(number: string): Rate | null {
    const place = this.#index.longest(number);
    return place === null ? null : (this.#rates[place] ?? null);
  }

  #longestWithout(number: string): Rate | null {
    const prefix = INTERNATIONAL.find((candidate) => number.startsWith(candidate));
    return prefix === undefined ? null : this.longest(number.slice(prefix.length));
  }
}

/** Higher weight, then the older one. */
function winner(one: Rate | null, other: Rate): Rate {
  if (one === null || other.weight > one.weight) return other;
  return other.weight === one.weight && other.rateId < one.rateId ? other : one;
}
