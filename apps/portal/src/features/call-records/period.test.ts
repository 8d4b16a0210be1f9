import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAYS, dayIn, daysBefore, type Period, periodQuery, readPeriod, writePeriod } from './period.ts';

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const periods: fc.Arbitrary<Period> = fc.oneof(
  fc.constant<Period>({ kind: 'all' }),
  fc.constantFrom(...DAYS).map((count): Period => ({ kind: 'days', days: count })),
  fc.record({ kind: fc.constant('between' as const), from: days, to: fc.oneof(days, fc.constant('')) }),
);

describe('the period of a list', () => {
  it('is read from the address as it was written there', () => {
    fc.assert(
      fc.property(periods, (period) => {
        expect(readPeriod(writePeriod(period))).toEqual(period);
      }),
    );
  });

  it('is a week where the address makes no sense', () => {
    for (const address of [{}, { days: '12' }, { from: 'yesterday' }, { to: '2026-99-99' }, { days: ['all'] }]) {
      expect(readPeriod(address)).toEqual({ kind: 'days', days: 7 });
    }
    const addresses = fc.record({ days: fc.anything(), from: fc.anything() }, { requiredKeys: [] });
    fc.assert(
      fc.property(addresses, (address) => {
        expect(readPeriod(address).kind).toBeTypeOf('string');
      }),
    );
  });

  it('is asked for as whole days', () => {
    expect(periodQuery({ kind: 'days', days: 1 }, '2026-03-01')).toEqual({ start_date: '2026-03-01' });
    expect(periodQuery({ kind: 'days', days: 7 }, '2026-03-01')).toEqual({ start_date: '2026-02-23' });
    expect(periodQuery({ kind: 'all' }, '2026-03-01')).toEqual({});
    expect(periodQuery({ kind: 'between', from: '', to: '2026-01-02' }, '2026-03-01')).toEqual({
      end_date: '2026-01-02',
    });
    expect(daysBefore('2026-01-01', 1)).toBe('2025-12-31');
  });

  it('begins on the day of the tenant’s clock', () => {
    const now = new Date('2026-01-02T23:30:00Z');
    expect(['UTC', 'Asia/Tokyo', 'Nowhere/Land'].map((zone) => dayIn(zone, now))).toEqual([
      '2026-01-02',
      '2026-01-03',
      '2026-01-02',
    ]);
  });
});
