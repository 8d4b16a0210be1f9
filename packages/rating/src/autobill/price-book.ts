import { digitsOf } from '../digits.ts';
import { FREE_OF_CHARGE, type Rate, type RateTerms } from '../rate.ts';
import type { CountryCodes } from './country-codes.ts';
import { compileFilters, type Filter } from './filters.ts';
import { normaliseNumber } from './normalise-number.ts';
import type { AutobillCall, CallDirection, PackageTerms, SpecialRate } from './package-terms.ts';
import {
  FREE_FOR_EVER,
  type PriceRule,
  perMinuteOf,
  type Quote,
  termsByMinute,
  termsWithMarkup,
  type UnratedReason,
} from './quote.ts';

/** The tariff at the time of the call. */
export interface Tariff {
  /** The longest enabled prefix, `999` apart. */
  longest(e164: string): Rate | null;
  /** The rate `999`. */
  fallback(): Rate | null;
}

/** Filters of a tariff or a trunk, beside the package's own. */
export interface MoreFilters {
  readonly suppress: readonly string[];
  readonly excludeBilling: readonly string[];
}

const MINUTE = 60;
const NO_RATE: RateTerms = FREE_OF_CHARGE;

interface Place {
  readonly e164: string | null;
  readonly countryCode: string | null;
  readonly isNational: boolean;
}

/** What matched, before it is known whose it is. */
interface Price {
  readonly rule: PriceRule;
  readonly terms: RateTerms;
  readonly prefix: string;
  readonly rateId?: number;
  readonly perMinute?: number | null;
  readonly usesPool?: boolean;
  readonly reason?: UnratedReason;
  readonly name?: string;
  readonly mode?: SpecialRate['mode'];
}

/** A call as its client would see it in a list. */
export interface ListedCall extends Omit<AutobillCall, 'billsec' | 'direction'> {
  readonly direction: CallDirection | 'local';
}

/** Prices of a package: contract 40 B12.4 steps 2 to 5 and 8, compiled once for any number of calls. */
export class PriceBook {
  readonly terms: PackageTerms;
  readonly #countries: CountryCodes;
  readonly #special: Readonly<Record<CallDirection, readonly SpecialRate[]>>;
  readonly #suppress: Filter;
  readonly #exclude: Filter;
  readonly #customPrefixes: readonly string[];

  constructor(terms: PackageTerms, countries: CountryCodes, more: readonly MoreFilters[] = []) {
    this.terms = terms;
    this.#countries = countries;
    this.#special = { outbound: rulesOf(terms, 'outbound'), inbound: rulesOf(terms, 'inbound') };
    this.#suppress = compileFilters([...terms.suppress, ...more.flatMap(({ suppress }) => suppress)]);
    this.#exclude = compileFilters([...terms.excludeBilling, ...more.flatMap(({ excludeBilling }) => excludeBilling)]);
    this.#customPrefixes = [...terms.customPrefixes].sort((one, other) => other.length - one.length);
  }

  /** @throws RangeError where a price is beyond what integers hold exactly */
  quote(call: Omit<AutobillCall, 'billsec'>, tariff: Tariff): Quote {
    const place = this.#placeOf(call);
    const price = this.#priceOf(call, place, tariff);
    const { rule, terms, prefix, usesPool = false, reason = null } = price;
    return {
      ...place,
      rule,
      reason,
      prefix,
      name: price.name ?? '',
      mode: price.mode ?? null,
      rateId: price.rateId ?? null,
      perMinute: price.perMinute === undefined ? perMinuteOf(terms) : price.perMinute,
      terms,
      usesPool,
    };
  }

  /** Whether the client's list leaves the call out: a filter hides it and no special rate has it. Calls inside (`local`) too. */
  hides({ direction, ...call }: ListedCall): boolean {
    const destination = formsOf(call.number, this.#placeOf(call).e164, this.terms.countryCode);
    const rules = direction === 'local' ? [] : this.#special[direction];
    const isSpecial = rules.some(({ matches }) => destination.some(matches));
    return !isSpecial && this.#suppress({ ...call, direction, destination });
  }

  #placeOf({ number }: Pick<AutobillCall, 'number'>): Place {
    const e164 = normaliseNumber(number, this.terms);
    const countryCode = e164 === null ? null : this.#countries.find(e164);
    return { e164, countryCode, isNational: countryCode !== null && countryCode === this.terms.countryCode };
  }

  #priceOf(call: Omit<AutobillCall, 'billsec'>, place: Place, tariff: Tariff): Price {
    const destination = formsOf(call.number, place.e164, this.terms.countryCode);
    const rule = this.#special[call.direction].find(({ matches }) => destination.some(matches));
    if (rule !== undefined) return this.#specialPrice(rule, call.direction);
    const filtered = { ...call, destination };
    if (this.#suppress(filtered)) return { rule: 'suppressed', terms: NO_RATE, prefix: '' };
    if (this.#exclude(filtered)) return { rule: 'excluded', terms: NO_RATE, prefix: '' };
    if (this.terms.specialOnly && this.terms.specialRates.length > 0) {
      return { rule: 'special_only', terms: NO_RATE, prefix: '' };
    }
    if (place.e164 === null) return unrated('invalid-number');
    const price = call.direction === 'inbound' ? this.#inbound() : this.#outbound(place, place.e164, tariff);
    return this.terms.realtime ? this.#firstMinutesFree(price) : price;
  }

  #specialPrice(rule: SpecialRate, direction: CallDirection): Price {
    const { mode, pattern: prefix, name } = rule;
    const perMinute = mode === 'flat_per_call' ? 0 : rule.perMinuteRate;
    const connection = mode === 'per_minute' ? 0 : rule.flatRate;
    const terms = termsByMinute(perMinute, this.#increment(direction), connection);
    const shown = mode === 'flat_per_call' ? null : perMinute;
    return { rule: 'special_rate', terms, prefix, name, mode, perMinute: shown };
  }

  #outbound({ isNational }: Place, e164: string, tariff: Tariff): Price {
    const { customOutboundRate: custom, markup } = this.terms;
    const prefix = this.#customPrefixes.find((one) => e164.startsWith(one));
    if (prefix !== undefined && custom !== null) return this.#custom('custom_prefix', prefix, custom, isNational);
    const rate = tariff.longest(e164);
    if (rate !== null) return ofTariff('tariff', rate, markup, isNational);
    if (custom !== null) return this.#custom('custom_rate', '', custom, isNational);
    const fallback = tariff.fallback();
    return fallback === null ? unrated('no-rate') : ofTariff('tariff_999', fallback, markup, isNational);
  }

  #custom(rule: PriceRule, prefix: string, perMinute: number, usesPool: boolean): Price {
    return { rule, terms: termsByMinute(perMinute, this.#increment('outbound')), prefix, usesPool };
  }

  #inbound(): Price {
    const { customInboundRate: rate } = this.terms;
    if (rate === null) return unrated('no-rate');
    return { rule: 'inbound_rate', terms: termsByMinute(rate, this.#increment('inbound')), prefix: '', usesPool: true };
  }

  /** Of each call, where it is charged at once: there is no pool then. */
  #firstMinutesFree(price: Price): Price {
    if (price.rule === 'unrated') return price;
    const { freeMinutes } = this.terms;
    const free = freeMinutes === 'unlimited' ? FREE_FOR_EVER : freeMinutes * MINUTE;
    return { ...price, usesPool: false, terms: { ...price.terms, unitFree: price.terms.unitFree + free } };
  }

  #increment(direction: CallDirection) {
    return direction === 'outbound' ? this.terms.outboundIncrement : this.terms.inboundIncrement;
  }
}

function ofTariff(rule: PriceRule, rate: Rate, markup: number, usesPool: boolean): Price {
  return { rule, terms: termsWithMarkup(rate, markup), prefix: rate.prefix, rateId: rate.rateId, usesPool };
}

function unrated(reason: UnratedReason): Price {
  return { rule: 'unrated', terms: NO_RATE, prefix: '', reason, perMinute: null };
}

/** Highest priority first, then the longest pattern. */
function rulesOf({ specialRates }: PackageTerms, direction: CallDirection): SpecialRate[] {
  return specialRates
    .filter((rule) => rule.direction === direction || rule.direction === 'both')
    .sort((one, other) => other.priority - one.priority || other.pattern.length - one.pattern.length);
}

/** Rules are written as people dial: each form of the number counts. */
function formsOf(number: string, e164: string | null, countryCode: string): string[] {
  const dialled = number.trim();
  const forms = new Set([dialled, digitsOf(dialled)]);
  if (e164 !== null) {
    forms.add(e164);
    if (countryCode !== '' && e164.startsWith(countryCode)) forms.add(e164.slice(countryCode.length));
  }
  forms.delete('');
  return [...forms];
}
