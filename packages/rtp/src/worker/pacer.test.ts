import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Pacer } from './pacer.ts';

const unexpected = (error: unknown): never => expect.unreachable(String(error));

describe('pacer', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const now = () => performance.now();

  test('steps keep to the grid of their start, however late each one is', () => {
    let delay = 0;
    const pacer = new Pacer(() => performance.now() + delay, unexpected);
    let steps = 0;
    const task = { intervalMs: 20, step: () => ++steps > 0 };
    pacer.add(task);
    for (let i = 0; i < 100; i++) {
      delay = (i * 7) % 15;
      vi.advanceTimersByTime(100);
    }
    pacer.remove(task);
    expect(steps).toBeGreaterThanOrEqual(500);
    expect(steps).toBeLessThanOrEqual(502);
  });

  test('a short stall is made up for, a long one is left out and told', () => {
    let stalled = 0;
    const pacer = new Pacer(() => now() + stalled, unexpected);
    const skips: number[] = [];
    pacer.add({ intervalMs: 20, step: (skipped) => skips.push(skipped) > 0 });
    vi.advanceTimersByTime(21);
    skips.length = 0;
    stalled += 100;
    vi.advanceTimersByTime(20);
    expect(skips.length).toBeGreaterThanOrEqual(5);
    expect(Math.max(...skips)).toBe(0);
    skips.length = 0;
    stalled += 1000;
    vi.advanceTimersByTime(20);
    expect(skips.length).toBeLessThanOrEqual(2);
    expect(skips[0]).toBeGreaterThanOrEqual(49);
  });

  test('no timer is left when the last task ended', () => {
    const pacer = new Pacer(now, unexpected);
    pacer.add({ intervalMs: 20, step: () => false });
    vi.advanceTimersByTime(10);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a task that throws ends alone', () => {
    const faults: unknown[] = [];
    const pacer = new Pacer(now, (error) => faults.push(error));
    let steps = 0;
    pacer.add({
      intervalMs: 20,
      step: () => {
        throw new Error('broken');
      },
    });
    pacer.add({ intervalMs: 20, step: () => ++steps > 0 });
    vi.advanceTimersByTime(100);
    expect(faults).toHaveLength(1);
    expect(steps).toBeGreaterThan(3);
  });
});
