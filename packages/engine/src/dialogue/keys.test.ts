import { systemClock } from '@strowger/sip';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Keys } from './keys.ts';

const never = new AbortController().signal;
let keys: Keys;
beforeEach(() => {
  vi.useFakeTimers();
  keys = new Keys(systemClock);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the keys of a party', () => {
  it('are read in the order in which they were pressed, also those pressed ahead', async () => {
    keys.press('1');
    keys.press('2');
    expect(await keys.arrive(1000, never)).toBe(true);
    expect([keys.take(), keys.take(), keys.take()]).toEqual(['1', '2', null]);
  });

  it('end the wait for them', async () => {
    const arriving = keys.arrive(1000, never);
    vi.advanceTimersByTime(999);
    keys.press('5');
    expect(await arriving).toBe(true);
    expect(keys.take()).toBe('5');
  });

  it('are waited for no longer than asked', async () => {
    const arriving = keys.arrive(1000, never);
    vi.advanceTimersByTime(1000);
    expect(await arriving).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('are not waited for once the party has gone', async () => {
    const leaving = new AbortController();
    const arriving = keys.arrive(Number.POSITIVE_INFINITY, leaving.signal);
    leaving.abort();
    expect(await arriving).toBe(false);
    expect(await keys.arrive(1000, leaving.signal)).toBe(false);
  });

  it('that were pressed before can be forgotten', async () => {
    keys.press('9');
    keys.forget();
    expect(keys.hasUnread).toBe(false);
  });
});
