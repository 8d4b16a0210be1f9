import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixesOf, readPrefix } from './destination-id.ts';

const digits = fc.stringMatching(/^[0-9]{1,15}$/);

describe('a destination’s prefix (contract 30 §4)', () => {
  it.each([
    ['44', '44'],
    ['+44', '44'],
    [' +44 20-7946 ', '44207946'],
    ['*', '*'],
    ['', null],
    ['+', null],
    ['++44', null],
    ['44*', null],
    ['4a', null],
    ['1234567890123456', null],
    ['+123456789012345', '123456789012345'],
  ])('%j is %j', (text, prefix) => {
    expect(readPrefix(text)).toBe(prefix);
  });

  it('of digits is these digits, with a plus or without, and reads as itself again', () => {
    fc.assert(
      fc.property(digits, fc.constantFrom('', '+'), (number, sign) => {
        expect(readPrefix(sign + number)).toBe(number);
      }),
    );
  });

  it('is nothing but digits or the star, whatever is sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+*0-9 ().-]{0,20}$/)), (text) => {
        const prefix = readPrefix(text);
        if (prefix !== null) expect(prefix).toMatch(/^(?:[0-9]{1,15}|\*)$/);
      }),
    );
  });

  it('may be any beginning of a number, the longest first, and everything last', () => {
    expect(prefixesOf('+441')).toEqual(['441', '44', '4', '*']);
    fc.assert(
      fc.property(digits, (number) => {
        const prefixes = prefixesOf(number);
        expect(prefixes).toHaveLength(number.length + 1);
        for (const prefix of prefixes.slice(0, -1)) expect(number.startsWith(prefix)).toBe(true);
        for (const prefix of prefixes) expect(readPrefix(prefix)).toBe(prefix);
      }),
    );
  });
});
