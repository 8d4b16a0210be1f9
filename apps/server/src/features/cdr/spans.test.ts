import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Slice } from './counts/slices.ts';
import { cutSpans } from './spans.ts';

const DAY_MS = 86_400_000;
const day = (nth: number) => new Date(nth * DAY_MS);
const slice = (nth: number, calls: number): Slice => ({ from: day(nth), until: day(nth + 1), calls });

describe('parts of the time of a list', () => {
  it('double, beginning where the list begins', () => {
    const days = [9, 8, 7, 6, 5, 4, 3].map((nth) => slice(nth, 10));
    expect(cutSpans(days, { from: null, until: day(10) }, 10)).toEqual([
      { from: day(9), until: day(10) },
      { from: day(7), until: day(9) },
      { from: null, until: day(7) },
    ]);
    expect(cutSpans(days.toReversed(), { from: day(3), until: null }, 10)).toEqual([
      { from: day(3), until: day(4) },
      { from: day(4), until: day(6) },
      { from: day(6), until: null },
    ]);
  });

  it('are the whole where nothing was counted, or little', () => {
    const whole = { from: day(1), until: day(5) };
    expect(cutSpans([], whole)).toEqual([whole]);
    expect(cutSpans([slice(3, 1), slice(2, 1)], whole)).toEqual([whole]);
  });

  it('meet each other and reach from end to end, in either order', () => {
    const counts = fc.array(fc.record({ nth: fc.nat(400), calls: fc.nat(50) }), { maxLength: 60 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 200 }), fc.boolean(), (days, most, descends) => {
        const slices = [...new Map(days.map(({ nth, calls }) => [nth, slice(nth, calls)])).values()]
          .filter(({ calls }) => calls > 0)
          .sort((a, b) => (descends ? -1 : 1) * (a.from.getTime() - b.from.getTime()));
        const spans = cutSpans(slices, { from: null, until: null }, most);
        const ascending = slices.length > 1 && descends ? spans.toReversed() : spans;
        expect([ascending[0]?.from, ascending.at(-1)?.until]).toEqual([null, null]);
        for (const [index, { from, until }] of ascending.entries()) {
          if (index > 0) expect(from).toEqual(ascending[index - 1]?.until);
          if (from && until) expect(from.getTime()).toBeLessThan(until.getTime());
        }
      }),
    );
  });
});
