import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeOf } from './charge.ts';
import { RATES } from './contract-rates.ts';
import { longestCall } from './longest-call.ts';
import { FREE_OF_CHARGE } from './rate.ts';

describe('the longest affordable call (contract 10 §9.8)', () => {
  it.each([
    ['A', 50_000, 0, 300],
    ['A', 9_000, 0, 0],
    ['A', 20_000, 60, 180],
    ['B', 10_000, 0, 96],
    ['C', 100_000, 0, 120],
    ['C', 60_000, 0, 0],
    ['D', 1_000_000, 0, 1801],
    ['J', 5_000, 0, 30],
  ] as const)('at rate %s with credit %i and %i included units: %i seconds', (key, credit, included, seconds) => {
    expect(longestCall(RATES[key], credit, included)).toBe(seconds);
  });

  it('has no limit where the rate costs nothing, or all units are included', () => {
    expect(longestCall(FREE_OF_CHARGE, -5, 0)).toBeNull();
    expect(longestCall(RATES.F, 0, Number.POSITIVE_INFINITY)).toBeNull();
  });

  it('lasts as long as included units without any credit', () => {
    expect(longestCall(RATES.A, -1, 130)).toBe(120);
  });

  it('is the last that is paid for', () => {
    const rates = fc.constantFrom(...Object.values(RATES));
    fc.assert(
      fc.property(rates, fc.nat(3_000_000), fc.nat(600), (rate, credit, included) => {
        const longest = longestCall(rate, credit, included);
        if (longest === null) return;
        if (longest > 0) expect(chargeOf(rate, longest, included).cost).toBeLessThanOrEqual(credit);
        expect(chargeOf(rate, longest + 1, included).cost).toBeGreaterThan(credit);
      }),
    );
  });
});
