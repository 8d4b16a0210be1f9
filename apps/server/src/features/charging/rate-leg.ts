import {
  type Charge,
  chargeOf,
  digitsOf,
  FREE_OF_CHARGE,
  type Rate,
  type RateDeck,
  type ServiceFlag,
} from '@strowger/rating';

/** A finished leg, fax or message before it is rated. */
export interface UnratedLeg {
  readonly number: string;
  readonly service: ServiceFlag;
  readonly amount: number;
}

/** What came of it: charged by a rate or by none, paid by the package, or not to be charged and why. */
export type RatedLeg =
  | ({
      readonly state: 'rated' | 'included';
      /** Why it costs nothing: no rate, where calls without one are let through. */
      readonly reason: 'no-rate' | null;
      readonly rate: Rate | null;
    } & Charge)
  | {
      readonly state: 'unratable';
      /** `no-service`: from outside, and no service charges such calls any more. */
      readonly reason: 'no-number' | 'amount' | 'no-service';
    }
  /** A run of its service bills it. */
  | { readonly state: 'deferred'; readonly reason: null };

/**
 * Contract 10 §9.8. A call that took place without a rate is free even where such calls are refused by now.
 * @param includedLeft units of the package; Infinity where they have no end
 */
export function rateLeg(leg: UnratedLeg, deck: RateDeck, includedLeft: number): RatedLeg {
  const number = digitsOf(leg.number);
  if (number === '') return { state: 'unratable', reason: 'no-number' };
  const rate = deck.find(number, leg.service);
  const charge = chargeWithin(rate ?? FREE_OF_CHARGE, leg.amount, includedLeft);
  if (charge === null) return { state: 'unratable', reason: 'amount' };
  const state = charge.included > 0 && charge.chargeable === 0 ? 'included' : 'rated';
  return { state, reason: rate === null ? 'no-rate' : null, rate, ...charge };
}

/** Null: beyond what can be counted. */
function chargeWithin(...args: Parameters<typeof chargeOf>): Charge | null {
  try {
    return chargeOf(...args);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
