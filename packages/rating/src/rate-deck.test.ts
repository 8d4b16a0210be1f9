import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOf } from './digits.ts';
import { FREE_OF_CHARGE, type Rate, VOICE } from './rate.ts';
import { RateDeck } from './rate-deck.ts';

function rate(prefix: string, more: Partial<Rate> = {}): Rate {
  return { ...FREE_OF_CHARGE, rateId: Number(prefix), prefix, serviceFlag: 1, weight: 0, ...more };
}

const found = (rates: readonly Rate[], number: string) => new RateDeck(rates).find(digitsOf(number), VOICE)?.rateId;

describe('the rate of a number (contract 10 §9.8)', () => {
  const plan = ['1', '1212', '44', '4477', '92', '999'].map((prefix) => rate(prefix));

  it.each([
    ['12125550100', 1212],
    ['13105550100', 1],
    ['+442079460000', 44],
    ['447700900123', 4477],
    ['4477', 4477],
    ['00923001234567', 92],
    ['011442079460000', 44],
    ['8801711000000', 999],
  ])('%s is priced by %i', (number, rateId) => {
    expect(found(plan, number)).toBe(rateId);
  });

  it('never matches 999 as a prefix', () => {
    expect(found([rate('99', { rateId: 7 }), rate('999')], '9991234')).toBe(7);
  });

  it('is none where nothing matches and there is no fallback', () => {
    expect(found([rate('44')], '3312')).toBeUndefined();
    expect(found([], '')).toBeUndefined();
  });

  it('prefers the higher weight, then the lower id', () => {
    const rates = [
      rate('44', { rateId: 9, weight: 1 }),
      rate('44', { rateId: 5, weight: 1 }),
      rate('44', { rateId: 1, weight: 0 }),
    ];
    expect(found(rates, '4420')).toBe(5);
  });

  it('looks only at rates of the service', () => {
    const rates = [rate('4420', { rateId: 2, serviceFlag: 2 }), rate('44', { serviceFlag: 3 })];
    expect(found(rates, '44201')).toBe(44);
  });

  it('takes a prefix that is not of digits for none', () => {
    expect(found([rate('4x', { rateId: 4 }), rate('', { rateId: 3 })], '44')).toBeUndefined();
  });

  it('is what a search through all rates finds', () => {
    const prefixes = fc.stringMatching(/^[0-3]{1,5}$|^999$|^00?$/);
    const numbers = fc.stringMatching(/^(00|011)?[0-39]{0,8}$/);
    const rates = fc.array(fc.tuple(prefixes, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 7 })));
    fc.assert(
      fc.property(rates, numbers, (rows, number) => {
        const all = rows.map(([prefix, weight, serviceFlag], place) =>
          rate(prefix, { rateId: place + 1, weight, serviceFlag }),
        );
        expect(new RateDeck(all).find(number, VOICE)).toEqual(naive(all, number));
      }),
      { numRuns: 500 },
    );
  });
});

/** Word for word: filter, sort, take the first. */
function naive(rates: readonly Rate[], number: string): Rate | null {
  const voice = rates.filter(({ serviceFlag }) => serviceFlag % 2 === 1);
  const best = (candidates: readonly Rate[]) =>
    [...candidates].sort(
      (a, b) => b.prefix.length - a.prefix.length || b.weight - a.weight || a.rateId - b.rateId,
    )[0] ?? null;
  const match = (digits: string) => best(voice.filter(({ prefix }) => prefix !== '999' && digits.startsWith(prefix)));
  const without = number.startsWith('011') ? number.slice(3) : number.startsWith('00') ? number.slice(2) : null;
  return (
    match(number) ?? (without === null ? null : match(without)) ?? best(voice.filter(({ prefix }) => prefix === '999'))
  );
}
