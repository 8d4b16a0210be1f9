import { describe, expect, it } from 'vitest';
import { maySendAt } from './sending-hours.ts';

const all = '1,2,3,4,5,6,7';
const may = (at: string, timeslot: string, days = all, zone = 'UTC') =>
  maySendAt(new Date(at), { timeslot, days, zone: { zone } });

describe('the hours in which a user may send (contract 10 §5.1)', () => {
  it('hold both ends, by the clock of his zone', () => {
    expect(may('2026-03-02T09:00:59Z', '09:00,17:00')).toBe(true);
    expect(may('2026-03-02T17:00:30Z', '09:00,17:00')).toBe(true);
    expect(may('2026-03-02T17:01:00Z', '09:00,17:00')).toBe(false);
    expect(may('2026-03-02T08:30:00Z', '09:00,17:00')).toBe(false);
    expect(may('2026-03-02T08:30:00Z', '09:00,17:00', all, 'Europe/Berlin')).toBe(true);
  });

  it('go over midnight where the end comes before the begin', () => {
    expect(may('2026-03-02T23:00:00Z', '22:00,06:00')).toBe(true);
    expect(may('2026-03-02T05:59:00Z', '22:00,06:00')).toBe(true);
    expect(may('2026-03-02T12:00:00Z', '22:00,06:00')).toBe(false);
  });

  it('count days from Sunday as 1, in his zone', () => {
    // A Sunday in UTC, Monday already in Tokyo.
    expect(may('2026-03-01T20:00:00Z', '00:00,23:59', '1')).toBe(true);
    expect(may('2026-03-01T20:00:00Z', '00:00,23:59', '1', 'Asia/Tokyo')).toBe(false);
    expect(may('2026-03-01T20:00:00Z', '00:00,23:59', '2', 'Asia/Tokyo')).toBe(true);
  });
});
