import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Quality } from './call-quality.ts';
import { QualityWatch } from './quality-watch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('calls that are up are looked at every three seconds, and no longer once they have ended', async () => {
  const calls = ['a'];
  const told: Readonly<Record<string, Quality>>[] = [];
  let received = 0;
  const stats = async (): Promise<RTCStatsReport> => {
    received += 150;
    return new Map([
      ['in', { type: 'inbound-rtp', kind: 'audio', packetsReceived: received, packetsLost: 0, jitter: 0 }],
    ]);
  };
  const watch = new QualityWatch(
    () => calls,
    stats,
    (quality) => told.push(quality),
  );
  watch.follow();
  await vi.advanceTimersByTimeAsync(6500);
  expect(told.map((quality) => quality['a']?.grade)).toEqual(['good', 'good']);
  calls.pop();
  watch.follow();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told.slice(2)).toEqual([{}]);
  expect(vi.getTimerCount()).toBe(0);
});
