import type { Rate, RateTerms } from '../rate.ts';
import type { Increment } from './increment.ts';
import type { SpecialRate } from './package-terms.ts';

/** Why a call costs what it costs. */
export type PriceRule =
  | 'special_rate'
  | 'custom_prefix'
  | 'tariff'
  | 'custom_rate'
  | 'tariff_999'
  | 'inbound_rate'
  | 'excluded'
  | 'special_only'
  | 'suppressed'
  | 'unrated';

/** Why a call has no price. */
export type UnratedReason = 'invalid-number' | 'no-rate' | 'amount';

/** What a call of any length would cost. */
export interface Quote {
  readonly rule: PriceRule;
  readonly reason: UnratedReason | null;
  readonly e164: string | null;
  readonly countryCode: string | null;
  /** What matched: of the tariff, a custom prefix, or the pattern of a special rate. */
  readonly prefix: string;
  /** Its name, where a special rate has one. */
  readonly name: string;
  /** Of the tariff's rate that applies. */
  readonly rateId: number | null;
  /** A minute in millionths, for people; null where the price is one of a call. */
  readonly perMinute: number | null;
  readonly mode: SpecialRate['mode'] | null;
  readonly terms: RateTerms;
  /** Minutes of the pool may pay for it. */
  readonly usesPool: boolean;
  readonly isNational: boolean;
}

const MINUTE = 60;
/** A markup of 100 %, which is counted in hundredths of a percent. */
const WHOLE = 10_000;
/** Longer than any call. */
export const FREE_FOR_EVER = 1_000_000_000;

/** A price of a minute, without fees. */
export function termsByMinute(perMinute: number, { first, next }: Increment, connection = 0): RateTerms {
  const rate = { blockRate: perMinute, billingBlock: MINUTE, connection, minimum: 0, unitFree: 0 };
  return { firstBlock: first, increment: next, ...rate };
}

/**
 * A rate of the tariff with the package's markup on its price. The block grows along, so that the product is rounded once,
 * with the length of the call.
 */
export function termsWithMarkup(rate: RateTerms, markup: number): RateTerms {
  const common = greatestCommonDivisor(markup, WHOLE);
  const blockRate = rate.blockRate * (markup / common);
  if (!Number.isSafeInteger(blockRate)) throw new RangeError('a marked-up rate is beyond what can be counted');
  return { ...withoutIdentity(rate), blockRate, billingBlock: rate.billingBlock * (WHOLE / common) };
}

/** Rounded half up, for people: what is charged is never computed from it. */
export function perMinuteOf({ blockRate, billingBlock }: RateTerms): number {
  return Number((2n * BigInt(MINUTE) * BigInt(blockRate) + BigInt(billingBlock)) / (2n * BigInt(billingBlock)));
}

function withoutIdentity({ firstBlock, increment, unitFree, connection, minimum }: RateTerms | Rate) {
  return { firstBlock, increment, unitFree, connection, minimum };
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
