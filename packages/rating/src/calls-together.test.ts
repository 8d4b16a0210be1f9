import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftBeside, remainingTogether, type UnchargedCall } from './calls-together.ts';
import { chargeOf, secondsOf } from './charge.ts';
import { RATES } from './contract-rates.ts';
import { longestCall } from './longest-call.ts';
import { FREE_OF_CHARGE, type RateTerms } from './rate.ts';

const live = (rate: RateTerms, talkedMs: number): UnchargedCall => ({ rate, talkedMs, isLive: true });

describe('the sum of a tenant’s live calls (contract 10 §9.8)', () => {
  it('leaves one call what it could last alone', () => {
    expect(remainingTogether([live(RATES.B, 10_000)], 10_000, 0)).toBe(86_000);
  });

  it('halves the time of two', () => {
    expect(remainingTogether([live(RATES.D, 0), live(RATES.D, 0)], 1_110, 0)).toBe(1000);
  });

  it('is 0 where the first block of a call that rings cannot be paid beside the others', () => {
    expect(remainingTogether([live(RATES.A, 0), live(RATES.A, 0)], 15_000, 0)).toBe(0);
  });

  it('has no limit for calls that cost nothing', () => {
    expect(remainingTogether([live(FREE_OF_CHARGE, 5_000)], -10, 0)).toBeNull();
    expect(remainingTogether([], 0, 0)).toBeNull();
  });

  it('counts what has ended and is not charged yet', () => {
    const over: UnchargedCall = { rate: RATES.A, talkedMs: 61_000, isLive: false };
    expect(remainingTogether([over, live(RATES.A, 0)], 30_000, 0)).toBe(60_000);
    expect(leftBeside([over], 30_000, 60)).toEqual({ credit: 20_000, included: 0 });
  });

  it('lets the calls end before they cost more than there is, and none earlier than that', () => {
    const rates = fc.constantFrom(...Object.values(RATES));
    const calls = fc.array(fc.tuple(rates, fc.nat(200_000)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(calls, fc.nat(3_000_000), (rows, credit) => {
        const all = rows.map(([rate, ms]) => live(rate, ms));
        const ms = remainingTogether(all, credit, 0);
        const cost = (more: number) =>
          all.reduce(
            (sum, { rate, talkedMs }) => sum + chargeOf(rate, Math.max(1, secondsOf(talkedMs + more)), 0).cost,
            0,
          );
        if (ms === null) expect(cost(86_400_000)).toBeLessThanOrEqual(credit);
        else {
          if (ms > 0) expect(cost(ms)).toBeLessThanOrEqual(credit);
          expect(cost(ms + 1)).toBeGreaterThan(credit);
        }
      }),
    );
  });

  it('agrees with the longest call that one alone could be', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(RATES)),
        fc.nat(1_000_000),
        fc.nat(300),
        (rate, credit, included) => {
          const seconds = longestCall(rate, credit, included);
          const ms = remainingTogether([live(rate, 0)], credit, included);
          if (seconds === null || seconds > 86_400) expect(ms).toBeNull();
          else expect(ms).toBe(seconds * 1000);
        },
      ),
    );
  });
});
