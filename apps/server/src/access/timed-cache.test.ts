import { describe, expect, it } from 'vitest';
import { TimedCache } from './timed-cache.ts';

function counting() {
  const clock = { ms: 0 };
  const loads: string[] = [];
  const cache = new TimedCache(
    async (key: string) => {
      loads.push(key);
      if (key === 'bad') throw new Error('no');
      return `${key}${loads.length}`;
    },
    1000,
    () => new Date(clock.ms),
    2,
  );
  return { cache, loads, clock };
}

describe('a timed cache', () => {
  it('loads once within its time, and again after it', async () => {
    const { cache, clock } = counting();
    expect(await cache.get('a')).toBe('a1');
    clock.ms = 999;
    expect(await cache.get('a')).toBe('a1');
    clock.ms = 1000;
    expect(await cache.get('a')).toBe('a2');
  });

  it('lets readers of one key share a load', async () => {
    const { cache, loads } = counting();
    await Promise.all([cache.get('a'), cache.get('a')]);
    expect(loads).toEqual(['a']);
  });

  it('loads again what was forgotten, a load that was under way included', async () => {
    const { cache } = counting();
    const stale = cache.get('a');
    cache.forget('a');
    expect(await cache.get('a')).toBe('a2');
    expect(await stale).toBe('a1');
    expect(await cache.get('a')).toBe('a2');
  });

  it('does not remember a failure', async () => {
    const { cache, loads } = counting();
    await expect(cache.get('bad')).rejects.toThrow('no');
    await expect(cache.get('bad')).rejects.toThrow('no');
    expect(loads).toHaveLength(2);
  });

  it('keeps no more than its limit', async () => {
    const { cache, loads } = counting();
    for (const key of ['a', 'b', 'c', 'a']) await cache.get(key);
    expect(loads).toEqual(['a', 'b', 'c', 'a']);
  });
});
