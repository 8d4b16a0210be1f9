import { describe, expect, it } from 'vitest';
import { lockAfter } from './lockout.ts';

const now = new Date(0);
const minutesAfter = (wrongCodes: number) => {
  const until = lockAfter(wrongCodes, now);
  return until && until.getTime() / 60_000;
};

describe('the lock after wrong codes in a row', () => {
  it('comes with every tenth, for twice as long each time, up to a day', () => {
    expect([10, 20, 30, 40, 70, 80, 90, 1_000_000].map(minutesAfter)).toEqual([15, 30, 60, 120, 960, 1440, 1440, 1440]);
  });

  it('does not come in between', () => {
    expect([0, 1, 5, 9, 11, 19, 21].map(minutesAfter)).toEqual([null, null, null, null, null, null, null]);
  });
});
