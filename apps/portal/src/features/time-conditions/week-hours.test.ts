import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLOSED_WEEK,
  clockText,
  DAY,
  isOpenAt,
  minuteOf,
  normalWeek,
  type TimeRange,
  WEEKDAYS,
  type Week,
} from './week.ts';
import { hoursOfWeek, hoursRuleOf, weekOfHours } from './week-hours.ts';

const nineToFive: TimeRange = { from: 540, to: 1020 };
const office: Week = CLOSED_WEEK.map((_, day) => (day >= 1 && day <= 5 ? [nineToFive] : []));

/** Quarters of an hour, the edges of the day often among them. */
const quarter = fc.oneof(
  fc.integer({ min: 0, max: 96 }).map((count) => count * 15),
  fc.constantFrom(0, DAY),
);
const range = fc
  .tuple(quarter, quarter)
  .filter(([from]) => from < DAY)
  .map(([from, to]) => ({ from, to }));
const anyWeek = fc.array(fc.array(range, { maxLength: 3 }), { minLength: 7, maxLength: 7 });
const window = fc.record({
  tc_time_start: quarter.filter((minute) => minute < DAY).map(clockText),
  tc_time_stop: quarter.map(clockText),
  tc_wday_start: fc.constantFrom(...WEEKDAYS),
  tc_wday_stop: fc.constantFrom(...WEEKDAYS),
});

describe('opening hours of a week', () => {
  it('come back from the API as they were drawn', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        const hours = hoursOfWeek(week);
        expect(hours === null ? CLOSED_WEEK : weekOfHours(hours)).toEqual(normalWeek(week));
      }),
      { numRuns: 100 },
    );
  });

  it('are written so that they are known as opening hours again', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        for (const { name, match } of hoursOfWeek(week)?.rules ?? []) {
          expect(hoursRuleOf(name, match)).toEqual({ name, match });
        }
      }),
    );
  });

  it('of a window alone need no rules', () => {
    fc.assert(
      fc.property(window, (one) => {
        const hours = hoursOfWeek(weekOfHours({ window: one, rules: [] }));
        if (hours === null) throw new Error('a window is always open at some time');
        expect(weekOfHours(hours)).toEqual(weekOfHours({ window: one, rules: [] }));
        expect(hours.rules.length).toBeLessThanOrEqual(isOneShift(one) ? 0 : 2);
      }),
    );
  });

  it('are one window for the usual office', () => {
    expect(hoursOfWeek(office)).toEqual({
      window: { tc_time_start: '09:00', tc_time_stop: '17:00', tc_wday_start: 'mon', tc_wday_stop: 'fri' },
      rules: [],
    });
  });

  it('are rules where days differ or have several ranges', () => {
    const week = office.map((ranges, day) => (day === 6 ? [{ from: 600, to: 720 }] : ranges));
    expect(hoursOfWeek(week)?.rules).toEqual([
      { name: 'sat 10:00-12:00', match: { wday: 'sat', time_of_day: '10:00-12:00' } },
    ]);
  });

  it('pass midnight as a window that wraps (contract 20 §9.1)', () => {
    const night = CLOSED_WEEK.map((_, day) => (day >= 5 ? [{ from: 1320, to: 360 }] : []));
    expect(hoursOfWeek(night)).toEqual({
      window: { tc_time_start: '22:00', tc_time_stop: '06:00', tc_wday_start: 'fri', tc_wday_stop: 'sat' },
      rules: [],
    });
    expect(isOpenAt(normalWeek(night), 0, 359)).toBe(true);
    expect(isOpenAt(normalWeek(night), 0, 360)).toBe(false);
  });

  it('do not swallow rules that somebody named, or that ask for a date', () => {
    expect(hoursRuleOf('Lunch duty', { wday: 'mon', time_of_day: '12:00-13:00' })).toBeNull();
    expect(hoursRuleOf('mon 12:00-13:00', { wday: 'mon', time_of_day: '12:00-13:00', mon: '8' })).toBeNull();
  });

  it('are never open in a closed week, which the API cannot say', () => {
    expect(hoursOfWeek(CLOSED_WEEK)).toBeNull();
  });
});

describe('a time of day', () => {
  it('is read as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DAY }), (minute) => {
        expect(minuteOf(clockText(minute))).toBe(minute);
      }),
    );
    expect(['24:01', '9', '12:60', 'x'].map(minuteOf)).toEqual([null, null, null, null]);
  });
});

/** Hours of following days that touch at midnight are told in another way. */
function isOneShift({
  tc_time_start: start,
  tc_time_stop: stop,
}: {
  tc_time_start: string;
  tc_time_stop: string;
}): boolean {
  return start < stop && !(start === '00:00' && stop === '24:00');
}
