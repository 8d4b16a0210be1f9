import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, type Cycle, periodAt, periodBefore } from './cycles.ts';

const service = (nextDueDate: string, cycle: Cycle, timezone = 'UTC') => ({ nextDueDate, cycle, timezone });

describe('the period of a service (contract 40 B12.5)', () => {
  it.each([
    ['2026-04-15', 'monthly', '2026-03-15'],
    ['2026-03-31', 'monthly', '2026-02-28'],
    ['2026-03-01', 'quarterly', '2025-12-01'],
    ['2026-03-01', 'semiannually', '2025-09-01'],
    ['2024-02-29', 'annually', '2023-02-28'],
  ] as const)('that is due on %s and billed %s begins on %s', (due, cycle, start) => {
    expect(periodBefore(service(due, cycle))).toMatchObject({ start, end: due });
  });

  it('begins and ends at midnight of the service’s zone', () => {
    const { startsAt, endsAt } = periodBefore(service('2026-04-15', 'monthly', 'America/New_York'));
    expect([startsAt.toISOString(), endsAt.toISOString()]).toEqual([
      '2026-03-15T04:00:00.000Z',
      '2026-04-15T04:00:00.000Z',
    ]);
  });

  it('of any instant holds it, and begins where the one before it ends', () => {
    const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    const dues = fc.constantFrom('2026-01-31', '2026-02-28', '2024-02-29', '2026-04-15');
    fc.assert(
      fc.property(instants, dues, fc.constantFrom<Cycle>('monthly', 'quarterly', 'annually'), (at, due, cycle) => {
        const of = service(due, cycle, 'Europe/Berlin');
        const period = periodAt(of, at);
        expect(period.startsAt <= at && at < period.endsAt).toBe(true);
        expect(periodAt(of, new Date(period.startsAt.getTime() - 1)).endsAt).toEqual(period.startsAt);
      }),
    );
  });

  it('adds months to the last day of one', () => {
    expect([addMonths('2026-01-31', 1), addMonths('2026-01-31', 13), addMonths('2026-01-31', -2)]).toEqual([
      '2026-02-28',
      '2027-02-28',
      '2025-11-30',
    ]);
  });
});
