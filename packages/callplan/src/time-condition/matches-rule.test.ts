import { describe, expect, it } from 'vitest';
import type { TimeMatch } from './configuration.ts';
import { localTime } from './local-time.ts';
import { faultOfRule, matchesRule } from './matches-rule.ts';

/** A Friday, in week 52. */
const CHRISTMAS = localTime(new Date('2026-12-25T10:30:00Z'), 'Europe/London');

describe('a rule of a time condition (contract 20 §9.1.1)', () => {
  it.each<[TimeMatch, boolean]>([
    [{}, true],
    [{ mon: '12', mday: '25' }, true],
    [{ mon: '12', mday: '24,26-31' }, false],
    [{ mon: '11-2' }, true],
    [{ year: '2025' }, false],
    [{ wday: '6' }, true],
    [{ wday: 'mon-fri' }, true],
    [{ wday: 'sat,sun' }, false],
    [{ week: '52' }, true],
    [{ time_of_day: '09:00-12:00' }, true],
    [{ time_of_day: '22:00-06:00' }, false],
    [{ date_time: '2026-12-24~2026-12-26' }, true],
    [{ date_time: '2026-12-24 18:00~2026-12-25 10:29' }, false],
    [{ mon: '12', time_of_day: '12:00-13:00' }, false],
  ])('%j at Christmas at half past ten: %s', (match, expected) => {
    expect(matchesRule(match, CHRISTMAS)).toBe(expected);
  });

  it.each<[TimeMatch, string]>([
    [{ mon: '13' }, 'mon'],
    [{ mday: '1-x' }, 'mday'],
    [{ wday: 'someday' }, 'wday'],
    [{ year: '' }, 'year'],
    [{ time_of_day: '25:00-26:00' }, 'time_of_day'],
    [{ date_time: 'tomorrow' }, 'date_time'],
  ])('%j cannot be read: %s', (match, field) => {
    expect(faultOfRule(match)?.field).toBe(field);
    expect(matchesRule(match, CHRISTMAS)).toBe(false);
  });
});

describe('the clock of a tenant', () => {
  it('follows daylight saving time', () => {
    expect(localTime(new Date('2026-07-01T23:30:00Z'), 'Europe/London')).toMatchObject({
      day: 2,
      minute: 30,
      weekday: 4,
    });
    expect(localTime(new Date('2026-01-01T23:30:00Z'), 'Europe/London')).toMatchObject({
      day: 1,
      minute: 23 * 60 + 30,
    });
  });

  it('counts weeks as ISO 8601 does', () => {
    expect(localTime(new Date('2027-01-03T12:00:00Z'), 'UTC').week).toBe(53);
    expect(localTime(new Date('2027-01-04T12:00:00Z'), 'UTC').week).toBe(1);
  });
});
