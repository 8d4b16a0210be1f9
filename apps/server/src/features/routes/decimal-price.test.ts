import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { microsToPrice, priceToMicros } from './decimal-price.ts';

describe('a price in decimals', () => {
  it.each([
    ['0.0125', 12_500],
    ['1', 1_000_000],
    ['0.000001', 1],
    ['999999999.999999', 999_999_999_999_999],
    ['0.0000001', null],
    ['-1', null],
    ['1e-3', null],
    ['.5', null],
    ['', null],
  ])('%j is %j millionths', (text, micros) => {
    expect(priceToMicros(text)).toBe(micros);
  });

  it('reads back as it was written out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (micros) => {
        expect(priceToMicros(microsToPrice(micros))).toBe(micros);
      }),
    );
  });
});
