import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleOf } from '../testing/call-block.ts';
import { BlockIndex } from './block-index.ts';
import { formsOf, type Prefixes } from './number-forms.ts';
import { parseNumberPattern } from './number-pattern.ts';
import { WrittenNumber } from './written-number.ts';

/** None that reads as an international prefix once a national one stands before it. */
const digits = fc.stringMatching(/^[2-9][0-9]{6,10}$/);
/** Of any UTF-16 code units. */
const texts = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));
const countries = fc.constantFrom('1', '44', '49', '353');
const separators = fc.array(fc.constantFrom('', ' ', '-', '.', '/'), { minLength: 20, maxLength: 20 });

/** The same national number as people and networks write it. */
const writings = fc.record({ country: countries, number: digits, between: separators }).map((one) => {
  const { country, number, between } = one;
  const spaced = [...number].map((digit, index) => `${digit}${between[index] ?? ''}`).join('');
  return {
    country,
    number,
    all: [`+${country}${spaced}`, `00${country}${number}`, `011${country}${number}`, `0${spaced}`, number],
  };
});

function blocks(blocked: string, number: string, { national, country }: Prefixes): boolean {
  const index = new BlockIndex([ruleOf(blocked, { countryCode: country })], national);
  return index.find(new WrittenNumber(number, national), () => true) !== null;
}

describe('the forms of a number (contract 20 §10.1)', () => {
  it('have one in common however the number is written, where the country is known', () => {
    fc.assert(
      fc.property(writings, ({ country, all }) => {
        const forms = all.map((text) => formsOf(text, { national: '0', country }));
        for (const one of forms) for (const other of forms) expect(one.isDisjointFrom(other)).toBe(false);
      }),
    );
  });

  it('are what an exact rule, a prefix of it and a pattern of it match', () => {
    fc.assert(
      fc.property(writings, fc.nat(4), fc.nat(4), ({ country, number, all }, ruled, called) => {
        const prefixes = { national: '0', country };
        const matches = (text: string) => blocks(text, all[called] ?? '', prefixes);
        expect(matches(all[ruled] ?? '')).toBe(true);
        expect(matches(`${number.slice(0, 4)}*`)).toBe(true);
        expect(matches(`/${number}$/`)).toBe(true);
      }),
    );
  });

  it('of different numbers have nothing in common', () => {
    fc.assert(
      fc.property(digits, digits, countries, (one, other, country) => {
        fc.pre(one !== other && !one.startsWith(country) && !other.startsWith(country));
        const prefixes = { national: '0', country };
        expect(formsOf(one, prefixes).isDisjointFrom(formsOf(other, prefixes))).toBe(true);
      }),
    );
  });

  it('are never empty texts, whatever the number is', () => {
    fc.assert(
      fc.property(texts, countries, (text, country) => {
        expect(formsOf(text, { national: '0', country }).has('')).toBe(false);
      }),
    );
  });
});

describe('the text of a rule', () => {
  it('is read or refused with a reason, and then matches or does not: nothing throws', () => {
    fc.assert(
      fc.property(texts, texts, (text, number) => {
        const pattern = parseNumberPattern(text);
        const isBlocked = blocks(text, number, { national: '0', country: '44' });
        if (!pattern.ok) expect([isBlocked, pattern.error]).toEqual([false, expect.stringMatching(/./)]);
      }),
    );
  });
});
