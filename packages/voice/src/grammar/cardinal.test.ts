import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../language.ts';
import { sayNumber } from '../say/say-number.ts';
import { NUMERALS } from '../testing/numerals-in-words.ts';
import { heard, ignoringSpelling } from '../testing/transcripts.ts';
import type { Gender } from './grammar.ts';

const number = (language: Language, value: number, gender?: Gender) =>
  heard(language, sayNumber(language, value, gender));

describe('cardinals', () => {
  it.each(LANGUAGES)('%s: from 0 to 100 as they are written in words', (language) => {
    const spoken = NUMERALS[language].map((_, value) => ignoringSpelling(number(language, value)));
    expect(spoken).toEqual(NUMERALS[language].map(ignoringSpelling));
    expect(spoken).toHaveLength(101);
  });

  it.each<[Language, number, string]>([
    ['en', 101, 'one hundred one'],
    ['en', 1000, 'one thousand'],
    ['en', 12_345, 'twelve thousand three hundred forty five'],
    ['en', 1_000_000, 'one million'],
    ['en', 999_999_999, 'nine hundred ninety nine million nine hundred ninety nine thousand nine hundred ninety nine'],
    ['fr', 101, 'cent un'],
    ['fr', 200, 'deux cent'],
    ['fr', 1000, 'mille'],
    ['fr', 1991, 'mille neuf cent quatre-vingt onze'],
    ['fr', 80_000, 'quatre-vingt mille'],
    ['fr', 1_000_000, 'un million'],
    ['de', 101, 'ein hundert eins'],
    ['de', 1000, 'ein tausend'],
    ['de', 21_345, 'ein und zwanzig tausend drei hundert fünf und vierzig'],
    ['de', 1_000_000, 'eine million'],
    ['de', 2_000_001, 'zwei millionen eins'],
    ['es', 101, 'ciento uno'],
    ['es', 555, 'quinientos cincuenta y cinco'],
    ['es', 1000, 'mil'],
    ['es', 21_000, 'veinti un mil'],
    ['es', 100_000, 'cien mil'],
    ['es', 1_000_000, 'un millón'],
    ['es', 31_000_016, 'treinta y un millones dieciséis'],
    ['it', 101, 'cento uno'],
    ['it', 1000, 'mille'],
    ['it', 2026, 'due mila venti sei'],
    ['it', 21_000, 'ventuno mila'],
    ['it', 1_000_000, 'un milione'],
    ['it', 3_100_000, 'tre milioni cento mila'],
    ['ru', 101, 'сто один'],
    ['ru', 1000, 'тысяча'],
    ['ru', 4_199, 'четыре тысячи сто девяносто девять'],
    ['ru', 1_000_000, 'миллион'],
    ['ru', 22_003_000, 'двадцать два миллиона три тысячи'],
    ['ru', 21_000_000, 'двадцать один миллион'],
  ])('%s: %d is %j', (language, value, text) => {
    expect(number(language, value)).toBe(text);
  });

  it.each<[Language, number, Gender, string]>([
    ['de', 1, 'feminine', 'eine'],
    ['de', 1, 'masculine', 'ein'],
    ['de', 101, 'feminine', 'ein hundert eine'],
    ['es', 1, 'masculine', 'un'],
    ['es', 21, 'masculine', 'veinti un'],
    ['es', 31, 'feminine', 'treinta y una'],
    ['it', 1, 'masculine', 'un'],
    ['it', 1, 'feminine', 'una'],
    ['it', 21, 'masculine', 'ventuno'],
    ['ru', 21, 'neuter', 'двадцать одно'],
  ])('%s: %d of a %s thing is %j', (language, value, gender, text) => {
    expect(number(language, value, gender)).toBe(text);
  });

  it.each([
    [200, 'два ноль ноль'],
    [5000, 'пять ноль ноль ноль'],
    [2000, 'два ноль ноль ноль'],
    [11_000, 'один один ноль ноль ноль'],
    [1_000_250, 'один ноль ноль ноль два пять ноль'],
  ])('ru: %d, whose forms are not recorded, is read digit by digit', (value, text) => {
    expect(number('ru', value)).toBe(text);
  });

  it('says a sign, cuts off fractions and reads the digits of greater numbers', () => {
    expect(number('en', -7)).toBe('minus seven');
    expect(number('en', 3.9)).toBe('three');
    expect(number('en', -0.5)).toBe('zero');
    expect(number('fr', 1_000_000_000)).toBe('un zéro zéro zéro zéro zéro zéro zéro zéro zéro');
    expect(sayNumber('en', Number.NaN)).toEqual([]);
    expect(sayNumber('en', Number.POSITIVE_INFINITY)).toEqual([]);
  });
});
