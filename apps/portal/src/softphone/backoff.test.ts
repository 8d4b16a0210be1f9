import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

describe('the wait before the next attempt', () => {
  it('doubles up to a minute', () => {
    expect([1, 2, 3, 6, 7, 50].map((failures) => backoffMs(failures, 1))).toEqual([
      1000, 2000, 4000, 32_000, 60_000, 60_000,
    ]);
  });

  it('is between half and all of that by chance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
        const most = backoffMs(failures, 1);
        expect(backoffMs(failures, chance)).toBeGreaterThanOrEqual(most / 2);
        expect(backoffMs(failures, chance)).toBeLessThanOrEqual(most);
      }),
    );
  });
});
