import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLocal } from '../../../time/zone.ts';
import { CRON_BOUNDS, type CronField, parseCronList } from './cron-lists.ts';
import { nextMatch } from './next-match.ts';
import { nextTime, readSchedule } from './read-schedule.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const due = (sent: object, zone = 'Europe/Berlin') => readSchedule(sent, NOW, zone).dueAt.toISOString();

describe('lists of a schedule (contract 30 §18.8)', () => {
  it.each([
    ['minute', '*', null],
    ['minute', '5', [5]],
    ['minute', '1,3', [1, 3]],
    ['minute', '1-5', [1, 2, 3, 4, 5]],
    ['minute', '*/10', [0, 10, 20, 30, 40, 50]],
    ['hour', '8-12/2', [8, 10, 12]],
    ['weekday', '1,7', [1, 7]],
  ] as const)('%s %s', (field, text, values) => {
    const parsed = parseCronList(field, text);
    expect(parsed && [...parsed]).toEqual(values === null ? null : [...values]);
  });

  it.each([
    ['minute', '60'],
    ['weekday', '0'],
    ['weekday', '8'],
    ['month', '13'],
    ['day', '5-1'],
    ['hour', '*/0'],
    ['hour', 'noon'],
    ['hour', '1,,2'],
  ] as const)('%s %s is none', (field, text) => {
    expect(parseCronList(field, text)).toBeUndefined();
  });

  it('never throw, and stay within their bounds', () => {
    const field = fc.constantFrom<CronField>('year', 'month', 'day', 'weekday', 'hour', 'minute');
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[*0-9,/-]{1,12}$/));
    fc.assert(
      fc.property(field, text, (of, sent) => {
        const [low, high] = CRON_BOUNDS[of];
        for (const value of parseCronList(of, sent) ?? []) {
          expect(value >= low && value <= high).toBe(true);
        }
      }),
    );
  });
});

describe('the next time', () => {
  const some = (low: number, high: number) =>
    fc.oneof(
      fc.constant(null),
      fc.uniqueArray(fc.integer({ min: low, max: high }), { minLength: 1, maxLength: 4 }).map((list) => new Set(list)),
    );

  it('is the first minute that a walk over all minutes finds', () => {
    const sets = fc.record({
      year: fc.constant(null),
      month: fc.constant(null),
      day: fc.constant(null),
      weekday: some(1, 7),
      hour: some(0, 23),
      minute: some(0, 59),
    });
    const after = fc.date({ min: new Date('2026-03-20'), max: new Date('2026-04-10'), noInvalidDate: true });
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu');
    fc.assert(
      fc.property(sets, after, zones, (wanted, at, zone) => {
        const found = nextMatch(wanted, at, { zone });
        expect(found?.toISOString()).toBe(naive(wanted, at, zone)?.toISOString());
      }),
      { numRuns: 60 },
    );
  });

  /** Minute by minute, by what the clock shows; a time that is shown twice counts the first time. */
  function naive(sets: Parameters<typeof nextMatch>[0], after: Date, zone: string): Date | null {
    const shownAt = (at: number) => formatLocal(new Date(at), { zone });
    for (let at = Math.floor(after.getTime() / 60_000) * 60_000, left = 16 * 1440; left > 0; at += 60_000, left -= 1) {
      if (at <= after.getTime()) continue;
      const shown = shownAt(at);
      const weekday = new Date(`${shown.slice(0, 10)}T00:00:00Z`).getUTCDay() + 1;
      const fits =
        (sets.weekday?.has(weekday) ?? true) &&
        (sets.hour?.has(Number(shown.slice(11, 13))) ?? true) &&
        (sets.minute?.has(Number(shown.slice(14, 16))) ?? true);
      const isRepeated = shownAt(at - 3_600_000).slice(0, 16) === shown.slice(0, 16);
      if (fits && !isRepeated) return new Date(at);
    }
    return null;
  }

  it('may be a leap day, and may never come', () => {
    expect(due({ month: '2', day: '29', hour: '0', minute: '0' })).toBe('2028-02-29T00:00:00.000Z');
    expect(() => due({ year: '2020' })).toThrow('year');
    expect(() => due({ month: '2', day: '30' })).toThrow('year');
  });
});

describe('a schedule as it is sent (contract 30 §18.8)', () => {
  it('is a minute from now where nothing is given', () => {
    expect(due({})).toBe('2026-03-02T10:01:00.000Z');
    expect(due({ delay: 10 })).toBe('2026-03-02T10:00:10.000Z');
  });

  it('means a bare time in the tenant’s zone, one with an offset as it says', () => {
    expect(due({ datetime: '2026-03-03 09:30:00' })).toBe('2026-03-03T08:30:00.000Z');
    expect(due({ datetime: '2026-03-03T09:30:00Z' })).toBe('2026-03-03T09:30:00.000Z');
    expect(due({ datetime: '2026-03-03T09:30:00+0200' })).toBe('2026-03-03T07:30:00.000Z');
    expect(due({ timestamp: 1_800_000_000 })).toBe('2027-01-15T08:00:00.000Z');
  });

  it('reads cron lists in UTC unless a zone is named; a weekday clears the day', () => {
    expect(due({ hour: '12', minute: '0' })).toBe('2026-03-02T12:00:00.000Z');
    expect(due({ hour: '12', minute: '0', timezone: 'Europe/Berlin' })).toBe('2026-03-02T11:00:00.000Z');
    // 2026-03-02 is a Monday, which is 2.
    expect(due({ weekday: '3', day: '25', hour: '0', minute: '0' })).toBe('2026-03-03T00:00:00.000Z');
  });

  it('is refused where it is over by more than a minute, or cannot be read', () => {
    expect(due({ timestamp: NOW.getTime() / 1000 - 60 })).toBe('2026-03-02T09:59:00.000Z');
    for (const sent of [
      { timestamp: NOW.getTime() / 1000 - 61 },
      { datetime: 'tomorrow' },
      { datetime: '2026-03-29 02:30:00' },
      { minute: '61' },
      { timezone: 'Mars/Olympus' },
    ]) {
      expect(() => due(sent), JSON.stringify(sent)).toThrow();
    }
  });

  it('recurs until it expires', () => {
    const schedule = readSchedule({ hour: '8', minute: '0', is_recurring: 1, expiry: 1_772_600_000 }, NOW, 'UTC');
    expect(schedule.isRecurring).toBe(true);
    expect(schedule.dueAt.toISOString()).toBe('2026-03-03T08:00:00.000Z');
    expect(nextTime(schedule, schedule.dueAt)).toBeNull();
    expect(nextTime({ ...schedule, expiry: null }, schedule.dueAt)?.toISOString()).toBe('2026-03-04T08:00:00.000Z');
  });
});
