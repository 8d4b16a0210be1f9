import { describe, expect, it } from 'vitest';
import { formatTwelveHours } from './export-activities.ts';

describe('a time in the file (contract 10 §2.7)', () => {
  it.each([
    ['2026-01-01T00:00:00Z', '2026-01-01 12:00:00 AM'],
    ['2026-01-01T00:59:59Z', '2026-01-01 12:59:59 AM'],
    ['2026-01-01T11:05:06Z', '2026-01-01 11:05:06 AM'],
    ['2026-01-01T12:00:00Z', '2026-01-01 12:00:00 PM'],
    ['2026-01-01T13:01:02Z', '2026-01-01 01:01:02 PM'],
    ['2026-01-01T23:59:59Z', '2026-01-01 11:59:59 PM'],
  ])('%s reads %s', (at, text) => {
    expect(formatTwelveHours(new Date(at), { offsetSeconds: 0 })).toBe(text);
  });

  it('is that of a clock in the caller’s zone', () => {
    const at = new Date('2026-07-01T22:30:00Z');
    expect(formatTwelveHours(at, { offsetSeconds: 19_800 })).toBe('2026-07-02 04:00:00 AM');
    expect(formatTwelveHours(at, { zone: 'America/New_York' })).toBe('2026-07-01 06:30:00 PM');
  });
});
