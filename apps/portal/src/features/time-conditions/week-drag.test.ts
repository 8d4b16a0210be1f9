import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from './week.ts';
import { freeRange, keyMove, minuteAt, movedEdge, rangeBetween, STEP } from './week-drag.ts';

const minute = fc.integer({ min: 0, max: DAY });

describe('hours that are drawn', () => {
  it('lie on quarters of an hour within the day', () => {
    expect(minuteAt(480, 960)).toBe(720);
    expect(minuteAt(484, 960)).toBe(720);
    expect([minuteAt(-5, 960), minuteAt(2000, 960), minuteAt(5, 0)]).toEqual([0, DAY, 0]);
  });

  it('are a step long at least, whichever way they were drawn', () => {
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        const range = rangeBetween(a, b);
        expect(range).toEqual(rangeBetween(b, a));
        expect(range.to - range.from).toBeGreaterThanOrEqual(STEP);
        expect(range.from >= 0 && range.to <= DAY).toBe(true);
      }),
    );
  });

  it('keep their ends apart when one is moved', () => {
    fc.assert(
      fc.property(minute, minute, fc.constantFrom('from' as const, 'to' as const), fc.integer(), (a, b, edge, to) => {
        const range = movedEdge(rangeBetween(a, b), edge, to);
        expect(range.to - range.from).toBeGreaterThanOrEqual(STEP);
        expect(range.from >= 0 && range.to <= DAY).toBe(true);
      }),
    );
  });

  it('move by keys from quarter to quarter, by the hour, to the ends', () => {
    expect(
      ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'x'].map((key) => keyMove(key, 545)),
    ).toEqual([540, 555, 605, 485, 0, DAY, null]);
    expect(keyMove('ArrowLeft', 540)).toBe(525);
  });

  it('begin at the usual time, then after what there is', () => {
    expect(freeRange([])).toEqual({ from: 540, to: 1020 });
    expect(freeRange([{ from: 540, to: 720 }])).toEqual({ from: 780, to: 960 });
    expect(freeRange([{ from: 540, to: DAY }])).toEqual({ from: 0, to: 60 });
  });
});
