import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewriteNumber } from './rewrite.ts';

describe('the number as a provider wants it (contract 30 §5.3 step 5)', () => {
  it.each([
    ['00441632960000', '00|', '441632960000'],
    ['15551234567', '1|001', '0015551234567'],
    ['441632960000', '|9', '9441632960000'],
    ['00441632960000', '00|,+|', '441632960000'],
    ['441632960000', '|+', '+441632960000'],
    ['441632960000', '44', '1632960000'],
    ['441632960000', '', '441632960000'],
    ['441632960000', '33|0', '441632960000'],
    ['441632960000', ' 49|0 , 44|0 ', '01632960000'],
  ])('%s by %s is %s', (number, rules, expected) => {
    expect(rewriteNumber(number, rules)).toBe(expected);
  });

  it('only the first pair that changes the number counts', () => {
    expect(rewriteNumber('0044', '00|00,00|1')).toBe('144');
    expect(rewriteNumber('0044', '00|1,1|2')).toBe('144');
  });

  it('keeps what stands behind the prefix, whatever the rules', () => {
    const digits = fc.string({ unit: fc.constantFrom('0', '1', '4'), minLength: 6, maxLength: 10 });
    const rule = fc.string({ unit: fc.constantFrom('0', '1', '|', ',', '+'), maxLength: 5 });
    fc.assert(
      fc.property(digits, rule, (number, rules) => {
        expect(rewriteNumber(number, rules).endsWith(number.slice(5))).toBe(true);
      }),
    );
  });
});
