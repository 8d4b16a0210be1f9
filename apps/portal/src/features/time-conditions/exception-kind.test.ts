import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyMatch,
  exceptionKind,
  readDates,
  readYearly,
  withTest,
  writeDates,
  writeYearly,
} from './exception-kind.ts';
import type { RuleMatch } from './rule-match.ts';

const date = fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
const day = fc.oneof(
  date.map((one) => one.toISOString().slice(0, 10)),
  fc.constant(''),
);
const time = fc.constantFrom('', '00:00', '09:30', '23:59');

describe('an exception', () => {
  it('of dates is read as it was written', () => {
    fc.assert(
      fc.property(fc.record({ first: day, firstTime: time, last: day, lastTime: time }), (dates) => {
        expect(readDates(writeDates(dates))).toEqual(dates);
        expect(exceptionKind(writeDates(dates))).toBe('dates');
      }),
    );
  });

  it('of every year is read as it was written', () => {
    const dayOfMonth = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(
        fc.record({ month: fc.integer({ min: 1, max: 12 }), first: dayOfMonth, last: dayOfMonth }),
        (days) => {
          expect(readYearly(writeYearly(days))).toEqual(days);
          expect(exceptionKind(writeYearly(days))).toBe('yearly');
        },
      ),
    );
  });

  it.each<[RuleMatch, string]>([
    [{ date_time: '2026-12-24~2026-12-26 18:00' }, 'dates'],
    [{ date_time: '2026-12-24~2026-12-26', wday: 'mon' }, 'other'],
    [{ mon: '12', mday: '24-26' }, 'yearly'],
    [{ mon: '12,1', mday: '1' }, 'other'],
    [{ week: '52' }, 'other'],
    [{}, 'other'],
  ])('%j is edited as %s', (match, kind) => {
    expect(exceptionKind(match)).toBe(kind);
  });

  it('begins as its kind, and loses a test that is emptied', () => {
    expect(
      (['dates', 'yearly', 'other'] as const).map((kind) => exceptionKind(emptyMatch(kind, '2026-11-22'))),
    ).toEqual(['dates', 'yearly', 'other']);
    expect(withTest({ week: '1', mon: '2' }, 'mon', '')).toEqual({ week: '1' });
    expect(withTest({ week: '1' }, 'mon', '3')).toEqual({ week: '1', mon: '3' });
  });
});
