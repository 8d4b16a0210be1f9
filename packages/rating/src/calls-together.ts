import { chargeOf, secondsOf } from './charge.ts';
import { lastThat } from './longest-call.ts';
import type { RateTerms } from './rate.ts';

/** A paid call that is not charged yet. */
export interface UnchargedCall {
  readonly rate: RateTerms;
  /** Milliseconds talked up to now; 0: it has not been answered. */
  readonly talkedMs: number;
  /** Talks on, or may; else it has ended and waits to be charged. */
  readonly isLive: boolean;
  /** False: included units are not for it. */
  readonly usesIncluded?: boolean;
}

/** Nobody looks further ahead than this. */
const HORIZON_MS = 86_400_000;

/**
 * How much longer all of a tenant's live calls together can be paid for (contract 10 §9.8: the sum of all live calls), in
 * milliseconds; null: longer than anybody looks ahead, 0: they cannot.
 *
 * A call that has not been answered counts with its first block: what was let through can be paid for. Included units go
 * to calls that have ended, then to the cheapest, as nobody knows which will end first.
 */
export function remainingTogether(
  calls: readonly UnchargedCall[],
  credit: number,
  includedLeft: number,
): number | null {
  const inOrder = inOrderOfUnits(calls);
  const pays = (ms: number) => costTogether(inOrder, ms, includedLeft) <= Math.max(0, credit);
  if (pays(HORIZON_MS)) return null;
  return pays(0) ? lastThat(pays, HORIZON_MS) : 0;
}

/** What is left of credit and included units once the calls are charged as they stand now. */
export function leftBeside(
  calls: readonly UnchargedCall[],
  credit: number,
  includedLeft: number,
): { readonly credit: number; readonly included: number } {
  let left = includedLeft;
  let cost = 0;
  for (const call of inOrderOfUnits(calls)) {
    const charge = chargeAfter(call, 0, left);
    left -= charge.included;
    cost += charge.cost;
  }
  return { credit: credit - cost, included: left };
}

function costTogether(calls: readonly UnchargedCall[], ms: number, includedLeft: number): number {
  let left = includedLeft;
  let cost = 0;
  for (const call of calls) {
    const charge = chargeAfter(call, ms, left);
    left -= charge.included;
    cost += charge.cost;
  }
  return cost;
}

function chargeAfter({ rate, talkedMs, isLive, usesIncluded = true }: UnchargedCall, ms: number, unitsLeft: number) {
  const includedLeft = usesIncluded ? unitsLeft : 0;
  const talked = isLive ? talkedMs + ms : talkedMs;
  return chargeOf(rate, Math.max(isLive ? 1 : 0, secondsOf(talked)), includedLeft);
}

function inOrderOfUnits(calls: readonly UnchargedCall[]): UnchargedCall[] {
  return [...calls].sort((one, other) => Number(one.isLive) - Number(other.isLive) || priceOf(one) - priceOf(other));
}

function priceOf({ rate }: UnchargedCall): number {
  return rate.blockRate / rate.billingBlock;
}
