import { describe, expect, test } from 'vitest';
import { inWords, onPanel } from './uptime.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

describe('uptime (contract 40 B10.9)', () => {
  test.each([
    [7 * DAY + 3 * 60 * MINUTE + 59 * MINUTE, '7 days, 3 hours'],
    [DAY, '1 day, 0 hours'],
    [DAY - 1, '23 hours, 59 minutes'],
    [61 * MINUTE, '1 hour, 1 minute'],
    [0, '0 hours, 0 minutes'],
    [-5, '0 hours, 0 minutes'],
  ])('of %i ms is “%s”', (ms, words) => {
    expect(inWords(ms)).toBe(words);
  });

  test.each([
    [41 * 86_400 + 13 * 3600 + 6 * 60 + 21.9, '41 Days 13:06:21'],
    [59, '0 Days 00:00:59'],
  ])('of %d s on a status panel is “%s”', (seconds, words) => {
    expect(onPanel(seconds)).toBe(words);
  });
});
