import { expect, it } from 'vitest';
import { monthsUntil, monthText, percentUsed } from './months.ts';

it('the months that are offered end with that of today and begin a year before', () => {
  const months = monthsUntil(new Date('2026-01-31T23:59:59Z'));
  expect(months.slice(0, 2)).toEqual(['2026-01', '2025-12']);
  expect(months.at(-1)).toBe('2025-01');
});

it('a month is read with its name', () => {
  expect(monthText('2026-11', 'en')).toBe('November 2026');
});

it('more than is included is all of it', () => {
  expect([percentUsed(30, 120), percentUsed(500, 120), percentUsed(0, 0), percentUsed(1, 0)]).toEqual([
    25, 100, 0, 100,
  ]);
});
