import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLocal } from '../../../time/zone.ts';
import { timeBins } from './time-bins.ts';

const NOW = new Date('2024-06-15T12:00:00Z');
const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Pacific/Chatham',
);

describe('the bins of a report', () => {
  it('are whole days of the caller’s clock, without a gap, also where clocks change', () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 60 }), (zone, first, length) => {
        const day = (n: number) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10);
        const query = { start_date: day(first), end_date: day(first + length), interval: 'day' };
        const { boundaries } = timeBins(query, { zone }, NOW);
        expect(boundaries).toHaveLength(length + 2);
        expect(boundaries.map((at) => formatLocal(at, { zone }))).toEqual(
          boundaries.map((_, i) => `${day(first + i)} 00:00:00`),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('are told by hour up to two days, by day beyond, and begin at whole hours of the clock', () => {
    const hours = timeBins({ start_date: '2024-06-14', end_date: '2024-06-15' }, { zone: 'Asia/Kathmandu' }, NOW);
    expect(hours.interval).toBe('hour');
    expect(hours.boundaries).toHaveLength(49);
    expect(formatLocal(hours.boundaries[1] ?? NOW, { zone: 'Asia/Kathmandu' })).toBe('2024-06-14 01:00:00');
    expect(timeBins({ start_date: '2024-06-12', end_date: '2024-06-15' }, { zone: 'UTC' }, NOW).interval).toBe('day');
  });

  it('hold every quarter of an hour wholly: the counts are kept by quarter', () => {
    for (const at of timeBins({}, { zone: 'Pacific/Chatham' }, NOW).boundaries) expect(at.getTime() % 900_000).toBe(0);
  });
});
