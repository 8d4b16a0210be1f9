import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMicros, LARGEST_AMOUNT, toMicros } from './money.ts';

describe('amounts', () => {
  it.each([
    [12.5, 12_500_000],
    [0.000001, 1],
    [-3.25, -3_250_000],
    [1.005, 1_005_000],
  ])('read %d exactly', (amount, micros) => {
    expect(toMicros('credit', amount)).toBe(micros);
  });

  it.each([0.0000001, 1.2345678, Number.NaN, Number.POSITIVE_INFINITY, LARGEST_AMOUNT + 1])('refuse %d', (amount) => {
    expect(() => toMicros('credit', amount)).toThrow(/^credit: /);
  });

  it('refuse more decimals than the field takes', () => {
    expect(() => toMicros('credit_alert_threshold', 0.00001, 4)).toThrow('more than 4 decimals');
  });

  it('go out as the number that came in', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9e12, max: 9e12 }), (micros) => {
        expect(toMicros('credit', fromMicros(micros))).toBe(micros);
      }),
    );
  });
});
