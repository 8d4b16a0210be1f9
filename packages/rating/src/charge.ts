import type { RateTerms } from './rate.ts';

/** What a call, fax or message comes to (contract 10 §9.8 "Cost"). Units as integers, `cost` in millionths. */
export interface Charge {
  /** Billed units after first block and increments. */
  readonly net: number;
  /** Units of the package that it uses up. */
  readonly included: number;
  /** Units that cost money. */
  readonly chargeable: number;
  readonly cost: number;
}

const NOTHING: Charge = { net: 0, included: 0, chargeable: 0, cost: 0 };

/** Talking time in billed seconds: begun ones count whole. */
export function secondsOf(milliseconds: number): number {
  return Math.ceil(Math.max(0, milliseconds) / 1000);
}

/**
 * @param amount units as counted, an integer
 * @param includedLeft units of the package that are left; Infinity where they have no end
 * @throws RangeError where the result is beyond what integers hold exactly
 */
export function chargeOf(rate: RateTerms, amount: number, includedLeft: number): Charge {
  if (amount <= 0) return NOTHING;
  const { firstBlock, increment } = rate;
  const net = exact(firstBlock + Math.ceil(Math.max(0, amount - firstBlock) / increment) * increment);
  const payable = Math.max(0, net - rate.unitFree);
  const included = Math.min(payable, Math.max(0, includedLeft));
  const chargeable = payable - included;
  return { net, included, chargeable, cost: costOf(rate, chargeable) };
}

/** Of units that neither the rate nor the package gives free. */
export function costOf({ billingBlock, blockRate, connection, minimum }: RateTerms, chargeable: number): number {
  if (chargeable <= 0) return 0;
  return exact(Math.max(minimum, connection + proportion(chargeable, blockRate, billingBlock)));
}

/** units × price ÷ block, rounded half up, without a float on the way. */
function proportion(units: number, price: number, block: number): number {
  const twice = 2 * units * price + block;
  if (Number.isSafeInteger(twice) && Number.isSafeInteger(2 * block)) {
    return (twice - (twice % (2 * block))) / (2 * block);
  }
  return Number((2n * BigInt(units) * BigInt(price) + BigInt(block)) / (2n * BigInt(block)));
}

function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError('a charge is beyond what can be counted');
  return value;
}
