import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLocal, offsetAt, startOfDay } from './zone.ts';

describe('time zones', () => {
  it('prints an instant as a clock in the zone shows it', () => {
    const at = new Date('2024-07-15T10:30:00Z');
    expect(formatLocal(at, { zone: 'Europe/Berlin' })).toBe('2024-07-15 12:30:00');
    expect(formatLocal(at, { offsetSeconds: -16_200 })).toBe('2024-07-15 06:00:00');
  });

  it('knows the offset on both sides of a change of daylight saving', () => {
    expect(offsetAt(new Date('2024-03-31T00:59:59Z'), { zone: 'Europe/Berlin' })).toBe(3600);
    expect(offsetAt(new Date('2024-03-31T01:00:00Z'), { zone: 'Europe/Berlin' })).toBe(7200);
  });

  it('finds midnight of the days on which the clocks change', () => {
    expect(startOfDay('2024-03-31', { zone: 'Europe/Berlin' }).toISOString()).toBe('2024-03-30T23:00:00.000Z');
    expect(startOfDay('2024-10-28', { zone: 'Europe/Berlin' }).toISOString()).toBe('2024-10-27T23:00:00.000Z');
    expect(startOfDay('2024-11-03', { zone: 'America/New_York' }).toISOString()).toBe('2024-11-03T04:00:00.000Z');
  });

  it('prints what Intl prints, at any instant in any zone', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
        expect(formatLocal(at, { zone })).toBe(shown.format(at));
      }),
    );
  });

  it('shows midnight at the start of any day', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('UTC', 'Asia/Karachi', 'Europe/London', 'America/Chicago'), (date, zone) => {
        const day = date.toISOString().slice(0, 10);
        expect(formatLocal(startOfDay(day, { zone }), { zone })).toBe(`${day} 00:00:00`);
      }),
    );
  });
});
