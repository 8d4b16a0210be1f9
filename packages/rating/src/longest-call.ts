import { chargeOf } from './charge.ts';
import type { RateTerms } from './rate.ts';

/** A call that could last this many units has no limit. */
const NO_LIMIT = 1_000_000_000;

/**
 * The largest amount whose cost the credit pays for (contract 10 §9.8 "Longest affordable call"); 0: not even the first
 * block, null: no limit.
 * @param credit in millionths; what is below 0 counts as none
 * @param includedLeft units of the package that are left
 */
export function longestCall(rate: RateTerms, credit: number, includedLeft: number): number | null {
  const pays = (amount: number) => isPaid(rate, amount, credit, includedLeft);
  if (pays(NO_LIMIT)) return null;
  if (!pays(1)) return 0;
  const { firstBlock, increment } = rate;
  const steps = lastThat((step) => pays(firstBlock + step * increment), Math.ceil(NO_LIMIT / increment));
  return firstBlock + steps * increment;
}

function isPaid(rate: RateTerms, amount: number, credit: number, includedLeft: number): boolean {
  try {
    return chargeOf(rate, amount, includedLeft).cost <= Math.max(0, credit);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The largest integer below `end` for which `holds` is true, where it is true at 0 and, once false, stays so. */
export function lastThat(holds: (value: number) => boolean, end: number): number {
  let low = 0;
  let high = end;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
