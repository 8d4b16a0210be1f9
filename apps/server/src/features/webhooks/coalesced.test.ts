import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coalesced } from './coalesced.ts';

const ignore = { retryMs: 1000, onError: () => undefined };
const runs: PromiseWithResolvers<void>[] = [];
const work = () => {
  const run = Promise.withResolvers<void>();
  runs.push(run);
  return run.promise;
};
beforeEach(() => {
  vi.useFakeTimers();
  runs.length = 0;
});
afterEach(() => void vi.useRealTimers());

describe('coalesced work', () => {
  it('runs once more, and only once, for all who ask while it runs', async () => {
    const one = coalesced(work, ignore);
    const first = one.run();
    const second = one.run();
    expect(one.run()).toBe(second);
    expect(runs).toHaveLength(1);
    runs[0]?.resolve();
    await first;
    await vi.waitFor(() => expect(runs).toHaveLength(2), 15_000);
    runs[1]?.resolve();
    await second;
    expect(runs).toHaveLength(2);
  });

  it('gathers those who wake it', async () => {
    const one = coalesced(work, { ...ignore, gatherMs: 20 });
    one.wake();
    one.wake();
    expect(runs).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(20);
    expect(runs).toHaveLength(1);
  });

  it('is tried again after a failure, until it is closed', async () => {
    const errors: unknown[] = [];
    const one = coalesced(work, { retryMs: 1000, onError: (error) => errors.push(error) });
    one.wake();
    runs[0]?.reject(new Error('no database'));
    await vi.advanceTimersByTimeAsync(1000);
    expect([errors.length, runs.length]).toEqual([1, 2]);
    one.close();
    runs[1]?.reject(new Error('no database'));
    await vi.advanceTimersByTimeAsync(5000);
    expect([errors.length, runs.length]).toEqual([1, 2]);
  });
});
