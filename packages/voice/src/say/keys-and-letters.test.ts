import { describe, expect, it } from 'vitest';
import { sayDigits } from './say-digits.ts';
import { sayTelephoneNumber } from './say-telephone-number.ts';
import { spell } from './spell.ts';

describe('digits', () => {
  it('are said one by one, with star, pound and a leading plus', () => {
    expect(sayDigits('*97#')).toEqual(['digits/star', 'digits/9', 'digits/7', 'digits/pound']);
    expect(sayDigits('+1-2 3')).toEqual(['letters/plus', 'digits/1', 'digits/2', 'digits/3']);
    expect(sayDigits('abc')).toEqual([]);
  });
});

describe('telephone numbers', () => {
  it('are said digit by digit without their separators', () => {
    expect(sayTelephoneNumber('en', '+44 (20) 7-9')).toEqual([
      'letters/plus',
      ...['4', '4', '2', '0', '7', '9'].map((digit) => `digits/${digit}`),
    ]);
  });

  it('fr: national numbers are said in pairs', () => {
    const pairs = ['digits/0', 'digits/6', 'digits/12', 'digits/60', 'digits/15', 'digits/0', 'digits/0', 'digits/80'];
    expect(sayTelephoneNumber('fr', '06 12 75 00 80')).toEqual(pairs);
    expect(sayTelephoneNumber('fr', '1001')).toEqual(['digits/1', 'digits/0', 'digits/0', 'digits/1']);
  });
});

describe('spelling', () => {
  it('names letters without case or accent, digits and signs', () => {
    expect(spell('Zoë 7')).toEqual(['letters/z', 'letters/o', 'letters/e', 'letters/space', 'digits/7']);
    expect(spell('a@b-c.d_e')).toEqual([
      'letters/a',
      'letters/at',
      'letters/b',
      'letters/dash',
      'letters/c',
      'letters/dot',
      'letters/d',
      'letters/ascii95',
      'letters/e',
    ]);
    expect(spell('Groß')).toEqual(['letters/g', 'letters/r', 'letters/o', 'letters/s', 'letters/s']);
  });

  it('passes over what no recording names', () => {
    expect(spell('Ян1')).toEqual(['digits/1']);
  });
});
