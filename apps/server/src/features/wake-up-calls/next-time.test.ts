import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLocal } from '../../time/zone.ts';
import { nextTime } from './next-time.ts';

const berlin = { zone: 'Europe/Berlin' };
const next = (now: string, hour: number, minute: number) =>
  nextTime(new Date(now), { hour, minute }, berlin).toISOString();

describe('the time of a wake-up call (contract 20 §12.3)', () => {
  it('is today while it lies ahead, else tomorrow', () => {
    expect(next('2026-03-02T05:00:00Z', 7, 0)).toBe('2026-03-02T06:00:00.000Z');
    expect(next('2026-03-02T06:00:00Z', 7, 0)).toBe('2026-03-03T06:00:00.000Z');
    expect(next('2026-03-02T22:30:00Z', 0, 15)).toBe('2026-03-02T23:15:00.000Z');
  });

  it('is what the clocks show after they have changed', () => {
    expect(next('2026-03-28T22:00:00Z', 7, 0)).toBe('2026-03-29T05:00:00.000Z');
    expect(next('2026-10-24T22:00:00Z', 7, 0)).toBe('2026-10-25T06:00:00.000Z');
  });

  it('is later where the clocks jump over it', () => {
    expect(next('2026-03-29T00:00:00Z', 2, 30)).toBe('2026-03-29T01:30:00.000Z');
  });

  it('is shown by the clocks then, and no more than 25 hours ahead', () => {
    const now = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    const zone = fc.constantFrom('UTC', 'Asia/Kathmandu', 'Pacific/Auckland', 'America/St_Johns');
    fc.assert(
      fc.property(now, zone, fc.integer({ min: 4, max: 23 }), fc.nat(59), (at, place, hour, minute) => {
        const found = nextTime(at, { hour, minute }, { zone: place });
        const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`;
        expect(formatLocal(found, { zone: place }).slice(11)).toBe(clock);
        expect(found.getTime() - at.getTime()).toBeGreaterThan(0);
        expect(found.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
      }),
    );
  });
});
