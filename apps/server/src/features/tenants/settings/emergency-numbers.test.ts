import { describe, expect, it } from 'vitest';
import { emergencyNumbersOf } from './emergency-numbers.ts';

describe("a tenant's emergency numbers (contract 10 §4.4)", () => {
  it.each([
    ['GB', '112,911,999'],
    ['AU', '112,911,000,106'],
    ['PK', '112,911,15,16,115,1122'],
    ['ZA', '112,911,10111,10177'],
    ['ES', '112,911,085,088,061,080,091'],
    ['NZ', '112,911,111'],
    [null, '112,911'],
    ['XX', '112,911'],
  ])('are for %s the installation’s and the country’s own: %s', (country, numbers) => {
    expect(emergencyNumbersOf('112,911', country)).toBe(numbers);
  });

  it('are named once', () => {
    expect(emergencyNumbersOf('999, 112', 'GB')).toBe('999,112');
  });
});
