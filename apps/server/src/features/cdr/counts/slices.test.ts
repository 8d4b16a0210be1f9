import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf, splitSpan } from './slices.ts';

describe('splitting a span into whole units and rests', () => {
  it('leaves nothing out and counts nothing twice', () => {
    const times = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(times, times, fc.integer({ min: 1, max: 500 }), (from, until, unit) => {
        const { whole, rest } = splitSpan(from, until, unit);
        const parts = [whole, ...rest].filter(([a, b]) => a < b).sort(([a], [b]) => a - b);
        const length = parts.reduce((sum, [a, b]) => sum + b - a, 0);
        expect(length).toBe(Math.max(0, until - from));
        for (const [i, part] of parts.entries()) if (i > 0) expect(part[0]).toBe(parts[i - 1]?.[1]);
        if (whole[0] < whole[1]) expect([whole[0] % unit, whole[1] % unit]).toEqual([0, 0]);
      }),
    );
  });
});

describe('the place of a window', () => {
  it('holds exactly the slices that its rows are in', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 20 });
    const numbers = fc.integer({ min: 0, max: 150 });
    fc.assert(
      fc.property(counts, numbers, fc.integer({ min: 1, max: 50 }), (calls, offset, limit) => {
        const slices = calls.map((n, i) => ({ from: new Date(i), until: new Date(i + 1), calls: n }));
        const rows = slices.flatMap((slice) =>
          Array.from({ length: slice.calls }, (_, i) => `${slice.from.getTime()} ${i}`),
        );
        const place = placeOf(slices, offset, limit);
        const read = place.slices.flatMap((s) => Array.from({ length: s.calls }, (_, i) => `${s.from.getTime()} ${i}`));
        expect(read.slice(place.offset, place.offset + limit)).toEqual(rows.slice(offset, offset + limit));
      }),
    );
  });
});
