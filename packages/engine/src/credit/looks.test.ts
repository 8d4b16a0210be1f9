import { describe, expect, it } from 'vitest';
import { nextLookMs, warningsDue } from './looks.ts';

describe('live calls are looked at every 30 s, and warned 30 s and 10 s before their end (contract 10 §9.8)', () => {
  it.each([
    [null, 30_000, 0],
    [300_000, 30_000, 0],
    [50_000, 20_000, 0],
    [30_000, 20_000, 1],
    [12_000, 2_000, 1],
    [10_000, 10_000, 2],
    [400, 400, 2],
    [0, 0, 2],
    [-100, 0, 2],
  ])('%s ms left: the next look after %i ms, %i warnings', (remaining, next, warnings) => {
    expect(nextLookMs(remaining)).toBe(next);
    expect(warningsDue(remaining)).toBe(warnings);
  });
});
