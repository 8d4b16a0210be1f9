import { systemClock } from '@strowger/sip';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionTimer } from './session-timer.ts';

let deeds: string[];
let timer: SessionTimer;
beforeEach(() => {
  vi.useFakeTimers();
  deeds = [];
  timer = new SessionTimer(systemClock, {
    refresh: () => deeds.push('refresh'),
    expire: () => deeds.push('expire'),
  });
});
afterEach(() => vi.useRealTimers());

describe('session timer (RFC 4028 §10)', () => {
  it('refreshes at half the interval, and again while nothing comes of it, until there is no time left', () => {
    timer.start({ seconds: 90, refresher: 'us' });
    vi.advanceTimersByTime(44_999);
    expect(deeds).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(deeds).toEqual(['refresh']);
    vi.advanceTimersByTime(15_000);
    expect(deeds.filter((deed) => deed === 'refresh').length).toBeGreaterThan(1);
    expect(deeds.at(-1)).toBe('expire');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('begins anew with every refresh', () => {
    timer.start({ seconds: 90, refresher: 'us' });
    for (let minutes = 0; minutes < 10; minutes++) {
      vi.advanceTimersByTime(50_000);
      timer.start({ seconds: 90, refresher: 'us' });
    }
    expect(deeds).toEqual(Array(10).fill('refresh'));
  });

  it('waits for the phone that refreshes and gives up the smaller of 32 s and a third before the end', () => {
    timer.start({ seconds: 1800, refresher: 'phone' });
    vi.advanceTimersByTime(1_767_999);
    expect(deeds).toEqual([]);
    vi.advanceTimersByTime(1);
    expect([deeds, timer.terms]).toEqual([['expire'], null]);
  });

  it('does nothing without terms or once stopped', () => {
    timer.start(null);
    timer.start({ seconds: 90, refresher: 'us' });
    timer.stop();
    vi.advanceTimersByTime(1_000_000);
    expect(deeds).toEqual([]);
  });
});
