import { describe, expect, it } from 'vitest';
import { posixZone, zoneClock } from './zone-clock.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('the clock of a zone as phones are told (contract 20 §3.3)', () => {
  it.each([
    ['Europe/Berlin', 'STD-1DST-2,M3.5.0/2,M10.5.0/3'],
    ['Europe/London', 'STD+0DST-1,M3.5.0/1,M10.5.0/2'],
    ['America/New_York', 'STD+5DST+4,M3.2.0/2,M11.1.0/2'],
    ['Australia/Sydney', 'STD-10DST-11,M10.1.0/2,M4.1.0/3'],
    ['Asia/Kolkata', 'STD-5:30'],
    ['Pacific/Auckland', 'STD-12DST-13,M9.5.0/2,M4.1.0/3'],
    ['UTC', 'STD+0'],
    ['+05:00', 'STD-5'],
    ['-03:30', 'STD+3:30'],
  ])('%s is %s', (zone, posix) => {
    expect(posixZone(zoneClock(zone, NOW))).toBe(posix);
  });

  it('is the same in winter and in summer', () => {
    expect(zoneClock('Europe/Berlin', new Date('2026-12-24T00:00:00Z'))).toEqual(zoneClock('Europe/Berlin', NOW));
  });
});
