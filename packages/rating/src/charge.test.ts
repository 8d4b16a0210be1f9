import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeOf, secondsOf } from './charge.ts';
import { RATES } from './contract-rates.ts';
import type { RateTerms } from './rate.ts';

type Key = keyof typeof RATES;

/** Rate, milliseconds (G, H: units), net, chargeable, cost in millionths. */
const WITHOUT_INCLUDED: readonly (readonly [Key, number, number, number, number])[] = [
  ['A', 0, 0, 0, 0],
  ['A', 1_000, 60, 60, 10_000],
  ['A', 59_200, 60, 60, 10_000],
  ['A', 60_000, 60, 60, 10_000],
  ['A', 60_400, 120, 120, 20_000],
  ['A', 61_000, 120, 120, 20_000],
  ['B', 1_000, 6, 6, 600],
  ['B', 7_000, 12, 12, 1_200],
  ['B', 61_000, 66, 66, 6_600],
  ['C', 1_000, 30, 30, 62_500],
  ['C', 30_000, 30, 30, 62_500],
  ['C', 31_000, 36, 36, 65_000],
  ['C', 95_000, 96, 96, 90_000],
  ['D', 1_000, 1, 1, 555],
  ['D', 61_000, 61, 61, 33_855],
  ['D', 3_600_000, 3600, 3600, 1_998_000],
  ['E', 20_000, 60, 30, 6_000],
  ['E', 121_000, 180, 150, 30_000],
  ['F', 10_000, 60, 60, 600_000],
  ['F', 75_000, 120, 120, 1_100_000],
  ['I', 1_000, 1, 1, 167],
  ['I', 3_000, 3, 3, 500],
  ['I', 7_000, 7, 7, 1_167],
  ['I', 10_000, 10, 10, 1_667],
  ['J', 10_000, 10, 10, 5_000],
  ['J', 31_000, 31, 31, 5_167],
  ['K', 8_000, 8, 0, 0],
  ['K', 10_000, 10, 0, 0],
  ['K', 15_000, 15, 5, 55_000],
  ['K', 70_000, 70, 60, 110_000],
  ['L', 1_000, 1, 1, 1],
  ['L', 2_000, 2, 2, 1],
  ['L', 3_000, 3, 3, 2],
];

/** Rate, amount, left before, net, included used, chargeable, cost, left after. */
const WITH_INCLUDED: readonly (readonly [Key, number, number, number, number, number, number, number])[] = [
  ['A', 150, 600, 180, 180, 0, 0, 420],
  ['A', 150, 180, 180, 180, 0, 0, 0],
  ['A', 150, 60, 180, 60, 120, 20_000, 0],
  ['C', 95, 60, 96, 60, 36, 65_000, 0],
  ['C', 95, 96, 96, 96, 0, 0, 0],
  ['D', 100, 99, 100, 99, 1, 555, 0],
  ['E', 121, 100, 180, 100, 50, 10_000, 0],
  ['G', 3, 2, 3, 2, 1, 40_000, 0],
  ['G', 3, 3, 3, 3, 0, 0, 0],
];

describe('what a call costs (contract 10 §9.8)', () => {
  it.each(WITHOUT_INCLUDED)('rate %s, %i ms: net %i, chargeable %i, cost %i', (key, ms, net, chargeable, cost) => {
    expect(chargeOf(RATES[key], secondsOf(ms), 0)).toEqual({ net, included: 0, chargeable, cost });
  });

  it.each([
    ['G', 1, 1, 40_000],
    ['G', 3, 3, 100_000],
    ['H', 3, 3, 22_500],
  ] as const)('rate %s, %i pages or segments: chargeable %i, cost %i', (key, amount, chargeable, cost) => {
    expect(chargeOf(RATES[key], amount, 0)).toEqual({ net: amount, included: 0, chargeable, cost });
  });

  it.each(WITH_INCLUDED)(
    'rate %s, %i with %i included units left: net %i, used %i, chargeable %i, cost %i',
    (...row) => {
      const [key, amount, left, net, included, chargeable, cost, after] = row;
      const charge = chargeOf(RATES[key], amount, left);
      expect(charge).toEqual({ net, included, chargeable, cost });
      expect(left - charge.included).toBe(after);
    },
  );

  it('is that of the sample line of a file of rates: 191,usa 191,60,1.50,60,60', () => {
    const sample = { ...RATES.A, blockRate: 1_500_000 };
    expect([59, 61].map((amount) => chargeOf(sample, amount, 0).cost)).toEqual([1_500_000, 3_000_000]);
  });

  it('of a month on rate A with 600 included seconds is that of its last call', () => {
    let left = 600;
    const costs = [150, 61, 300, 61].map((amount) => {
      const charge = chargeOf(RATES.A, amount, left);
      left -= charge.included;
      return charge.cost;
    });
    expect(costs).toEqual([0, 0, 0, 20_000]);
    expect(left).toBe(0);
  });

  it('takes included units without end for what they are', () => {
    expect(chargeOf(RATES.C, 95, Number.POSITIVE_INFINITY)).toEqual({ net: 96, included: 96, chargeable: 0, cost: 0 });
  });

  it('is refused where integers do not hold it', () => {
    const dear = { ...RATES.A, blockRate: Number.MAX_SAFE_INTEGER };
    expect(() => chargeOf(dear, 3_600_000, 0)).toThrow(RangeError);
    expect(() => chargeOf({ ...RATES.A, increment: 7 }, Number.MAX_SAFE_INTEGER, 0)).toThrow(RangeError);
  });
});

const block = fc.integer({ min: 1, max: 3600 });
const terms: fc.Arbitrary<RateTerms> = fc.record({
  firstBlock: block,
  increment: block,
  billingBlock: block,
  blockRate: fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 300_000_000_000 })),
  unitFree: fc.integer({ min: 0, max: 300 }),
  connection: fc.integer({ min: 0, max: 10_000_000 }),
  minimum: fc.integer({ min: 0, max: 10_000_000 }),
});

/** The rules once more, in fractions and one unit after the other. */
function slowly(rate: RateTerms, amount: number, left: number) {
  if (amount === 0) return { net: 0, included: 0, chargeable: 0, cost: 0 };
  let net = rate.firstBlock;
  while (net < amount) net += rate.increment;
  const payable = net > rate.unitFree ? net - rate.unitFree : 0;
  const included = Math.min(payable, left);
  const chargeable = payable - included;
  if (chargeable === 0) return { net, included, chargeable, cost: 0 };
  const halves = (20n * BigInt(chargeable) * BigInt(rate.blockRate)) / BigInt(rate.billingBlock);
  const rounded = Number((halves + 10n) / 20n);
  const cost = rounded + rate.connection;
  return { net, included, chargeable, cost: Math.max(cost, rate.minimum) };
}

describe('the rules of cost', () => {
  it('come to what the same rules, written once more, come to', () => {
    fc.assert(
      fc.property(terms, fc.nat(20_000), fc.nat(2000), (rate, amount, left) => {
        expect(chargeOf(rate, amount, left)).toEqual(slowly(rate, amount, left));
      }),
      { numRuns: 1000 },
    );
  });

  it('never make a longer call cheaper, nor more included units dearer', () => {
    fc.assert(
      fc.property(terms, fc.nat(20_000), fc.nat(5000), fc.nat(2000), (rate, amount, more, left) => {
        const { cost } = chargeOf(rate, amount, left);
        expect(chargeOf(rate, amount + more, left).cost).toBeGreaterThanOrEqual(cost);
        expect(chargeOf(rate, amount, left + more).cost).toBeLessThanOrEqual(cost);
      }),
    );
  });
});
