import { systemClock } from '@strowger/sip';
import { describe, expect, it } from 'vitest';
import { Overload, refusesAfter } from './overload.ts';

const limits = { legs: 100, transactions: 1000, lagMs: 500 };
const calm = { legs: 0, transactions: 0, lagMs: 0 };

describe('overload', () => {
  it.each([
    ['as many legs as it may have', { ...calm, legs: 100 }],
    ['as many transactions', { ...calm, transactions: 1000 }],
    ['timers that fire that late', { ...calm, lagMs: 500 }],
  ])('begins with %s', (_what, load) => {
    expect(refusesAfter(false, load, limits)).toBe(true);
    expect(refusesAfter(false, calm, limits)).toBe(false);
  });

  it('ends only when every load is clearly below its limit', () => {
    expect(refusesAfter(true, { ...calm, legs: 99 }, limits)).toBe(true);
    expect(refusesAfter(true, { legs: 79, transactions: 800, lagMs: 0 }, limits)).toBe(true);
    expect(refusesAfter(true, { legs: 79, transactions: 799, lagMs: 399 }, limits)).toBe(false);
  });

  it('remembers between calls that it refused', () => {
    let legs = 100;
    const overload = new Overload({ clock: systemClock, limits, legs: () => legs, transactions: () => 0 });
    const asked = [100, 90, 79, 90].map((now) => {
      legs = now;
      return overload.refusesCalls;
    });
    overload.stop();
    expect(asked).toEqual([true, true, false, false]);
  });
});
