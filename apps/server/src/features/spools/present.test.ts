import { describe, expect, it } from 'vitest';
import { clockTime, durationOf } from './present.ts';
import { displayEpoch } from './report-rows.ts';

const at = new Date('2024-01-15T23:30:05Z');

describe('the times of reports (contract 40 A0, A9, A10)', () => {
  it('are shown as the caller’s clock has them, twelve hours twice', () => {
    expect(clockTime(at, { zone: 'UTC' })).toBe('2024-01-15 11:30:05 PM');
    expect(clockTime(at, { zone: 'Europe/Berlin' })).toBe('2024-01-16 12:30:05 AM');
    expect(clockTime(new Date('2024-01-15T12:00:00Z'), { offsetSeconds: 0 })).toBe('2024-01-15 12:00:00 PM');
    expect(clockTime(null, { zone: 'UTC' })).toBe('');
  });

  it('are epoch seconds plus the caller’s offset where clients print them as UTC', () => {
    expect(displayEpoch(at, { zone: 'Asia/Kolkata' })).toBe(at.getTime() / 1000 + 19_800);
    expect(displayEpoch(null, { zone: 'UTC' })).toBeNull();
  });

  it('last as HH:MM:SS, and only where there is an end after the start', () => {
    const end = (seconds: number) => new Date(at.getTime() + seconds * 1000);
    expect(durationOf({ time_start: at, time_end: end(3 * 3600 + 62) })).toBe('03:01:02');
    expect(durationOf({ time_start: at, time_end: at })).toBe('');
    expect(durationOf({ time_start: null, time_end: at })).toBe('');
    expect(durationOf({ time_start: at, time_end: null })).toBe('');
  });
});
