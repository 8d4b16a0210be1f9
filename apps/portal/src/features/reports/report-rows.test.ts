import { describe, expect, it } from 'vitest';
import { barLabel, hoursFit, isShort, rangeOf, readAsked, reportRows, spanOf } from './report-rows.ts';

const TODAY = '2026-03-20';

describe('what a report is asked for', () => {
  it('is a week by day as long as the address says nothing', () => {
    expect(readAsked({}, TODAY)).toEqual({
      period: { kind: 'days', days: 7 },
      grouping: 'day',
      measure: 'outcomes',
      asTable: false,
      order: 'calls',
    });
    expect(readAsked({ top: 'cost' }, TODAY).order).toBe('cost');
    expect(readAsked({ top: 'age' }, TODAY).order).toBe('calls');
  });

  it('is by hour for up to two days, by month for more than a quarter of a year', () => {
    expect(readAsked({ days: 1 }, TODAY).grouping).toBe('hour');
    expect(readAsked({ days: 90 }, TODAY).grouping).toBe('day');
    expect(readAsked({ days: 365 }, TODAY).grouping).toBe('month');
  });

  it('is never by more hours than the server tells', () => {
    expect(readAsked({ days: 30, by: 'hour' }, TODAY).grouping).toBe('hour');
    expect(readAsked({ days: 90, by: 'hour' }, TODAY).grouping).toBe('day');
    expect([hoursFit(33), hoursFit(34)]).toEqual([true, false]);
  });

  it('is kept up to date while a call more is seen in it', () => {
    const days = (count: number) => ({ kind: 'days', days: count }) as const;
    expect([isShort(days(1), TODAY), isShort(days(30), TODAY)]).toEqual([true, false]);
  });

  it('is never without an end: all time is 30 days', () => {
    const { period } = readAsked({ days: 'all' }, TODAY);
    expect(rangeOf(period, TODAY)).toEqual({ start_date: '2026-02-19', end_date: TODAY });
  });

  it('has the days that were chosen, both of them included', () => {
    const period = { kind: 'between', from: '2026-02-27', to: '2026-03-02' } as const;
    expect(spanOf(period, TODAY)).toBe(4);
    expect(rangeOf(period, TODAY)).toEqual({ start_date: '2026-02-27', end_date: '2026-03-02' });
    expect(rangeOf({ ...period, from: '' }, TODAY)).toEqual({ start_date: '2026-02-01', end_date: '2026-03-02' });
  });
});

const counts = {
  calls: 5,
  answered: 2,
  missed: 1,
  voicemail: 0,
  no_answer: 1,
  busy: 1,
  cancelled: 0,
  failed: 0,
  inbound: 3,
  outbound: 1,
  local: 1,
  minutes: 0.1,
  answer_rate: 40,
};
const bin = (time: string, cost?: number | null) => ({
  time,
  at: time,
  ...counts,
  ...(cost === undefined ? {} : { cost }),
});

describe('the rows of a report', () => {
  it('are the bins of the server by hour or day', () => {
    expect(reportRows([bin('2026-03-01 07:00:00')], 'hour')).toMatchObject([
      { when: '2026-03-01 07:00', calls: 5, answered: 2, missed: 1, others: 2, cost: null },
    ]);
  });

  it('are put together by month', () => {
    const days = [bin('2026-02-28 00:00:00', 0.1), bin('2026-03-01 00:00:00', 0.1), bin('2026-03-02 00:00:00', 0.2)];
    expect(reportRows(days, 'month')).toMatchObject([
      { when: '2026-02', calls: 5, cost: 0.1 },
      { when: '2026-03', calls: 10, others: 4, minutes: 0.2, cost: 0.3 },
    ]);
  });

  it('tell no cost where one of them is not known', () => {
    expect(reportRows([bin('2026-03-01 00:00:00', 1), bin('2026-03-02 00:00:00', null)], 'month')[0]?.cost).toBeNull();
  });

  it('are called by what tells them apart', () => {
    expect(barLabel('2026-03-01 07:00', 'hour')).toBe('03-01 07:00');
    expect(barLabel('2026-03-01', 'day')).toBe('03-01');
    expect(barLabel('2026-03', 'month')).toBe('2026-03');
  });
});
