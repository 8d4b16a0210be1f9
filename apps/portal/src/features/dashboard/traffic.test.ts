import { describe, expect, it } from 'vitest';
import { answeredShare, binLabel, rangeOf, rangeQuery, readRange } from './traffic.ts';

describe('the traffic of some days', () => {
  it('is asked for by whole days up to today', () => {
    expect(rangeQuery('today', '2026-03-02')).toEqual({ start_date: '2026-03-02', end_date: '2026-03-02' });
    expect(rangeQuery('week', '2026-03-02')).toEqual({ start_date: '2026-02-24', end_date: '2026-03-02' });
  });

  it('is of today where a range is not offered', () => {
    expect(['week', 'month', 'year', '', 7].map(rangeOf)).toEqual(['week', 'month', 'today', 'today', 'today']);
    expect([readRange({ range: 'week' }), readRange({})]).toEqual([{ range: 'week' }, { range: 'today' }]);
  });

  it('is named by hour or by day', () => {
    expect(binLabel('2026-03-02 09:00:00', 'hour')).toBe('09:00');
    expect(binLabel('2026-03-02 00:00:00', 'day')).toBe('03-02');
  });

  it('has a share of answered calls where there are some', () => {
    expect(answeredShare({ calls: 4, answered: 3 })).toBe(0.75);
    expect(answeredShare({ calls: 0, answered: 0 })).toBeNull();
  });
});
