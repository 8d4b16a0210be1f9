import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownAt, zonedInstant } from './zoned-time.ts';

describe('the clock of a time zone', () => {
  it.each([
    ['2026-01-15 09:00', 'Europe/Madrid', '2026-01-15T08:00:00.000Z'],
    ['2026-07-15T09:00:30', 'Europe/Madrid', '2026-07-15T07:00:30.000Z'],
    ['2026-01-15 09:00', 'Asia/Kolkata', '2026-01-15T03:30:00.000Z'],
    ['2026-03-29 03:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    ['2026-01-15 09:00', 'Nowhere/Land', '2026-01-15T09:00:00.000Z'],
  ])('shows %s in %s at %s', (shown, zone, moment) => {
    expect(zonedInstant(shown, zone)?.toISOString()).toBe(moment);
  });

  it('what is no time is none', () => {
    expect(['', 'noon', '2026-99-01 10:00', '2026-01-01'].map((text) => zonedInstant(text, 'UTC'))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('a moment that is shown is found again', () => {
    const zones = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland');
    const minutes = fc.integer({ min: 0, max: 66_000_000 }).map((minute) => new Date(minute * 60_000));
    fc.assert(
      fc.property(minutes, zones, (moment, zone) => {
        const again = zonedInstant(shownAt(moment, zone), zone);
        // An hour that the clock shows twice is found once.
        expect(Math.abs((again?.getTime() ?? Number.NaN) - moment.getTime()) % 3_600_000).toBe(0);
        expect(shownAt(again ?? new Date(0), zone)).toBe(shownAt(moment, zone));
      }),
    );
  });
});
