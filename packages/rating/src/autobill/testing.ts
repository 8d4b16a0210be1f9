import type { Rate } from '../rate.ts';
import { VOICE } from '../rate.ts';
import { RateDeck } from '../rate-deck.ts';
import { CountryCodes } from './country-codes.ts';
import { numberPattern } from './filters.ts';
import type { AutobillCall, PackageTerms, SpecialRate } from './package-terms.ts';
import { PriceBook, type Tariff } from './price-book.ts';

const COUNTRIES = new CountryCodes(['1', '1242', '1876', '33', '44', '61', '49', '7', '77']);

/** A package of a PBX in North America. */
export const PACKAGE: PackageTerms = {
  countryCode: '1',
  exitCode: '011',
  prefixCorrection: false,
  stripPrefix: '0',
  nanp10Digit: false,
  nationalLengths: [10],
  inboundBilling: false,
  freeMinutes: 0,
  markup: 10_000,
  realtime: false,
  customOutboundRate: null,
  customInboundRate: null,
  outboundIncrement: { first: 60, next: 60 },
  inboundIncrement: { first: 60, next: 60 },
  customPrefixes: [],
  specialRates: [],
  specialOnly: false,
  suppress: [],
  excludeBilling: [],
};

/** A price of a minute in millionths. */
export function rate(rateId: number, prefix: string, perMinute: number, terms: Partial<Rate> = {}): Rate {
  const increment = { firstBlock: 60, increment: 60, billingBlock: 60 };
  const fees = { unitFree: 0, connection: 0, minimum: 0 };
  return { rateId, prefix, serviceFlag: VOICE, weight: 0, blockRate: perMinute, ...increment, ...fees, ...terms };
}

export function tariffOf(rates: readonly Rate[]): Tariff {
  const deck = new RateDeck(rates);
  return { longest: (e164) => deck.longest(e164, VOICE), fallback: () => deck.fallback(VOICE) };
}

export function special(pattern: string, terms: Partial<SpecialRate> = {}): SpecialRate {
  const matches = numberPattern(`${pattern}*`);
  const price = { mode: 'flat_per_call', flatRate: 350_000, perMinuteRate: 0 } as const;
  return { name: '', pattern, matches, direction: 'both', priority: 10, ...price, ...terms };
}

export function outbound(number: string, billsec: number, more: Partial<AutobillCall> = {}): AutobillCall {
  return { direction: 'outbound', number, caller: '1001', description: 'Outbound DID', billsec, ...more };
}

export function inbound(number: string, billsec: number): AutobillCall {
  return { direction: 'inbound', number, caller: '15551234567', description: 'Inbound DID', billsec };
}

export function bookOf(terms: Partial<PackageTerms> = {}): PriceBook {
  return new PriceBook({ ...PACKAGE, ...terms }, COUNTRIES);
}
