import { beforeEach, describe, expect, it } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';

let now = 0;
let buckets: TokenBuckets;
beforeEach(() => {
  now = 1_000_000;
  buckets = new TokenBuckets(() => now);
});

const RULE = { perSecond: 10, burst: 20 };

function taken(tries: number, key = 'a'): number {
  let count = 0;
  for (let i = 0; i < tries; i += 1) if (buckets.take(key, RULE)) count += 1;
  return count;
}

describe('token buckets', () => {
  it('let a burst pass and hold what follows to the rate', () => {
    expect(taken(50)).toBe(20);
    now += 1000;
    expect(taken(50)).toBe(10);
  });

  it('hold no more than the burst, however long the silence', () => {
    taken(50);
    now += 3_600_000;
    expect(taken(50)).toBe(20);
  });

  it('count each key by itself', () => {
    taken(50);
    expect(taken(50, 'b')).toBe(20);
  });

  it('give nothing for a clock that is set back', () => {
    taken(50);
    now -= 500_000;
    expect(taken(5)).toBe(0);
    now += 1000;
    expect(taken(50)).toBe(10);
  });

  it('forget what was idle, and stay bounded under forged keys', () => {
    taken(50);
    now += 10_000;
    buckets.sweep(5_000);
    for (let i = 0; i < 60_000; i += 1) buckets.take(`forged-${i}`, RULE);
    expect(taken(50)).toBe(20);
  });
});
