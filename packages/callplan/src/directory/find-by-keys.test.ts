import { describe, expect, it } from 'vitest';
import { findByKeys } from './find-by-keys.ts';

const listing = (number: string, firstName: string, lastName: string) => ({
  extensionUuid: number,
  number,
  firstName,
  lastName,
  numberSpoken: true,
});

const listings = [
  listing('1001', 'Ada', 'Lovelace'),
  listing('1002', 'Émile', 'Zola'),
  listing('1003', 'Grace', "O'Hara"),
];

const found = (keys: string) => findByKeys(listings, keys).map(({ number }) => number);

describe('the directory by keypad (contract 20 §12.4)', () => {
  it('knows first names and last names', () => {
    expect(found('232')).toEqual(['1001']);
    expect(found('568')).toEqual(['1001']);
  });

  it('takes no account of accents and apostrophes', () => {
    expect(found('364')).toEqual(['1002']);
    expect(found('642')).toEqual(['1003']);
  });

  it('finds nobody for keys without letters, and for none', () => {
    expect(found('111')).toEqual([]);
    expect(found('')).toEqual([]);
  });
});
