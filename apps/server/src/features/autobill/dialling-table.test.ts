import { describe, expect, it } from 'vitest';
import { countryCodes, nationalLengths } from './dialling-table.ts';

describe('the country dialling table (contract 40 B12.4 step 8)', () => {
  it.each([
    ['12125550100', '1'],
    ['14165550100', '1'],
    ['12425550100', '1242'],
    ['18765550100', '1876'],
    ['18095550100', '1809'],
    ['442079460000', '44'],
    ['923001234567', '92'],
    ['74951234567', '7'],
    ['77271234567', '77'],
    ['37112345678', '371'],
    ['80012345678', '800'],
    ['999123456789', null],
  ])('finds the longest match of %s: %s', (number, code) => {
    expect(countryCodes().find(number)).toBe(code);
  });

  it('knows how long national numbers are where that says something', () => {
    expect(['1', '44', '61', '49', '1242'].map(nationalLengths)).toEqual([[10], [9, 10], [9], [], []]);
  });
});
