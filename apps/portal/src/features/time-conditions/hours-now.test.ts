import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConditionHours, hoursAt, sideAt, untilText, wallClock } from './hours-now.ts';
import { laterDay, matches, type RuleMatch, type WallClock } from './rule-match.ts';
import { CLOSED_WEEK, DAY, normalWeek } from './week.ts';

/** 2026-11-20 is a Friday. */
const at = (day: number, hour: number, minute = 0): WallClock => ({
  year: 2026,
  month: 11,
  day,
  minute: hour * 60 + minute,
});
const office: ConditionHours = {
  week: CLOSED_WEEK.map((_, day) => (day >= 1 && day <= 5 ? [{ from: 540, to: 1020 }] : [])),
  rules: [],
};

describe('a time condition now', () => {
  it.each([
    ['open until it closes', at(20, 10), 'open', at(20, 17)],
    ['closed until it opens after the weekend', at(20, 17), 'closed', at(23, 9)],
    ['closed until it opens the same day', at(23, 8, 59), 'closed', at(23, 9)],
  ] as const)('is %s', (_what, now, kind, until) => {
    expect(hoursAt(office, now)).toEqual({ side: { kind }, until });
  });

  it('follows an exception for as long as that lasts', () => {
    const rules = [{ name: 'Feast', match: { date_time: '2026-11-19~2026-11-20 12:00' } }];
    const feast = { kind: 'rule', index: 0, name: 'Feast' };
    expect(hoursAt({ ...office, rules }, at(20, 10))).toEqual({ side: feast, until: at(20, 12, 1) });
    expect(hoursAt({ ...office, rules }, at(18, 18))).toEqual({ side: { kind: 'closed' }, until: at(19, 0) });
  });

  it('is open for ever where nothing closes it', () => {
    const always = { week: CLOSED_WEEK.map(() => [{ from: 0, to: DAY }]), rules: [] };
    expect(hoursAt(always, at(20, 10))).toEqual({ side: { kind: 'open' }, until: null });
  });

  it('changes at the minute it tells, and in none before', () => {
    const minute = fc.integer({ min: 0, max: DAY });
    const range = fc
      .tuple(minute, minute)
      .filter(([from, to]) => from < to)
      .map(([from, to]) => ({ from, to }));
    const week = fc.array(fc.array(range, { maxLength: 2 }), { minLength: 7, maxLength: 7 }).map(normalWeek);
    const match = fc.constantFrom<RuleMatch>(
      { wday: '6' },
      { time_of_day: '12:00-13:00' },
      { mday: '21' },
      { mon: '12' },
    );
    const rules = fc.array(fc.record({ name: fc.constant('x'), match }), { maxLength: 2 });
    fc.assert(
      fc.property(fc.record({ week, rules }), fc.integer({ min: 0, max: DAY - 1 }), (condition, start) => {
        const now = { ...at(20, 0), minute: start };
        const { side, until } = hoursAt(condition, now);
        const changes = minutesFrom(now, 3 * DAY).find((one) => !isEqual(sideAt(condition, one), side));
        if (changes !== undefined) expect(until).toEqual(changes);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a rule', () => {
  it.each<[RuleMatch, boolean]>([
    [{}, true],
    [{ mon: '11-2' }, true],
    [{ mon: '12', mday: '20' }, false],
    [{ wday: 'fri' }, true],
    [{ wday: '2-6' }, true],
    [{ wday: 'sat,sun' }, false],
    [{ week: '47' }, true],
    [{ year: '2027' }, false],
    [{ time_of_day: '22:00-06:00' }, false],
    [{ time_of_day: '10:00-10:01' }, true],
    [{ date_time: '2026-11-20~2026-11-20' }, true],
    [{ date_time: 'tomorrow' }, false],
  ])('%j on a Friday at ten: %s', (match, expected) => {
    expect(matches(match, at(20, 10))).toBe(expected);
  });
});

describe('the wall clock', () => {
  it('is that of the zone', () => {
    expect(wallClock(new Date('2026-07-01T23:30:00Z'), 'Europe/London')).toEqual({
      year: 2026,
      month: 7,
      day: 2,
      minute: 30,
    });
  });

  it('is told by the hour, the day or the date', () => {
    expect(untilText(at(20, 17), at(20, 9), 'en-GB')).toBe('17:00');
    expect(untilText(at(23, 9), at(20, 18), 'en-GB')).toMatch(/^Monday.* 09:00$/);
    expect(untilText(at(27, 9), at(20, 18), 'en-GB')).toContain('27 Nov 2026');
  });
});

function minutesFrom(now: WallClock, count: number): WallClock[] {
  return Array.from({ length: count }, (_, passed) => {
    const total = now.minute + passed + 1;
    return { ...laterDay(now, Math.floor(total / DAY)), minute: total % DAY };
  });
}

function isEqual(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
