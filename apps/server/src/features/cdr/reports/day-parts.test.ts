import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byHours, type DayPart, dayBins } from './day-parts.ts';
import { timeBins } from './time-bins.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2024-01-01T00:00:00Z');
const zones = [
  'UTC',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Africa/Cairo',
];
const dates = (day: number, count: number) => ({
  start_date: new Date(FIRST + day * DAY_MS).toISOString().slice(0, 10),
  end_date: new Date(FIRST + (day + count) * DAY_MS).toISOString().slice(0, 10),
  interval: 'day',
});

const within = (times: readonly number[], from: Date, until: Date) =>
  times.filter((at) => at >= from.getTime() && at < until.getTime()).length;

describe('days of a clock by days of UTC', () => {
  it('have the calls that began in them, wherever the clock is and when it changes', () => {
    const asked = fc.record({
      day: fc.nat(350),
      count: fc.integer({ min: 1, max: 20 }),
      zone: fc.constantFrom(...zones),
    });
    const offsets = fc.array(fc.integer({ min: -3 * DAY_MS, max: 25 * DAY_MS }), { maxLength: 200 });
    fc.assert(
      fc.property(asked, offsets, ({ day, count, zone }, offset) => {
        const { boundaries } = timeBins(dates(day, count), { zone }, new Date(FIRST));
        const times = offset.map((one) => FIRST + day * DAY_MS + one);
        const bins = dayBins(boundaries);
        if (bins === null) throw new Error('days of a clock follow one another');
        const { hours, quarters } = byHours(bins.parts);
        const signed = (parts: readonly DayPart[], bin: number) =>
          parts
            .filter((part) => part.bin === bin)
            .reduce((sum, { sign, from, until }) => sum + sign * within(times, from, until), 0);
        const told = bins.days.map((start, place) => {
          const whole = within(times, start, new Date(start.getTime() + DAY_MS));
          return whole + signed(hours, place + 1) + signed(quarters, place + 1);
        });
        const began = boundaries.slice(0, -1).map((from, place) => within(times, from, boundaries[place + 1] ?? from));
        expect(told).toEqual(began);
      }),
    );
  });

  it('need no part where the clock is that of UTC, and the shorter one elsewhere', () => {
    const partsOf = (zone: string) => dayBins(timeBins(dates(0, 9), { zone }, new Date(FIRST)).boundaries)?.parts ?? [];
    expect(partsOf('UTC')).toEqual([]);
    const longest = (zone: string) =>
      Math.max(...partsOf(zone).map(({ from, until }) => until.getTime() - from.getTime())) / 3_600_000;
    expect([longest('America/New_York'), longest('Asia/Kathmandu')]).toEqual([5, 5.75]);
  });

  it('are told from hours and quarters where bins are no days', () => {
    expect(dayBins([0, 1, 2].map((hour) => new Date(FIRST + hour * 3_600_000)))).toBeNull();
  });
});
