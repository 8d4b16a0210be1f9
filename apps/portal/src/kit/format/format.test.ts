import { describe, expect, it } from 'vitest';
import { durationText, isoDuration } from './duration-text.ts';
import { dayText, instantOf, instantText, relativeText } from './instant.ts';
import { sizeText } from './size-text.ts';

describe('a length of time', () => {
  it('is minutes and seconds, and hours where there are some', () => {
    expect([0, 7, 65, 725, 3725, 360_000].map(durationText)).toEqual([
      '0:00',
      '0:07',
      '1:05',
      '12:05',
      '1:02:05',
      '100:00:00',
    ]);
    expect([null, undefined, Number.NaN, -1].map(durationText)).toEqual(['', '', '', '']);
    expect(isoDuration(65.9)).toBe('PT65S');
  });
});

describe('a moment', () => {
  it('comes as text or as epoch seconds', () => {
    expect(instantOf('2026-01-02T03:04:05Z')?.toISOString()).toBe('2026-01-02T03:04:05.000Z');
    expect(instantOf(0)?.getTime()).toBe(0);
    expect([null, undefined, '', 'yesterday'].map(instantOf)).toEqual([null, null, null, null]);
  });

  it('is shown in the time zone of the tenant', () => {
    const date = new Date('2026-01-02T23:30:00Z');
    expect(instantText(date, 'date', 'en', 'Asia/Karachi')).toBe('Jan 3, 2026');
    expect(instantText(date, 'date', 'en', 'America/New_York')).toBe('Jan 2, 2026');
    expect(instantText(date, 'date', 'es', 'Europe/Madrid')).toBe('3 ene 2026');
    expect(instantText(date, 'date', 'en', 'Nowhere/Land')).not.toBe('');
  });

  it('is said relatively in the largest unit', () => {
    const now = new Date('2026-01-02T12:00:00Z');
    expect(relativeText(new Date('2026-01-02T09:00:00Z'), now, 'en')).toBe('3 hours ago');
    expect(relativeText(new Date('2026-01-02T12:00:00Z'), now, 'en')).toBe('now');
  });
});

describe('a size', () => {
  it('is in the largest unit', () => {
    expect([0, 999, 1536, 50 * 1024 * 1024].map((bytes) => sizeText(bytes, 'en'))).toEqual([
      '0 B',
      '999 B',
      '1.5 KB',
      '50 MB',
    ]);
  });
});

it('a day of the calendar is the same day wherever it is read', () => {
  expect(dayText('2026-11-23', 'en')).toBe('Nov 23, 2026');
  expect(dayText('2026-11-23', 'es')).toBe('23 nov 2026');
  expect(dayText('', 'en')).toBe('');
});
