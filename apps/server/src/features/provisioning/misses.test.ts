import { describe, expect, it } from 'vitest';
import { Misses } from './misses.ts';

describe('misses of a source', () => {
  it('are let through so many times a minute, then wait for the first to be forgotten', () => {
    let now = 1_000_000;
    const misses = new Misses(3, () => new Date(now));
    for (const step of [0, 10_000, 10_000]) {
      now += step;
      expect(misses.waitOf('a')).toBe(0);
      misses.note('a');
    }
    expect(misses.waitOf('a')).toBe(40);
    expect(misses.waitOf('b')).toBe(0);
    now += 39_999;
    expect(misses.waitOf('a')).toBe(1);
    now += 1;
    expect(misses.waitOf('a')).toBe(0);
    misses.note('a');
    expect(misses.waitOf('a')).toBe(10);
  });
});
