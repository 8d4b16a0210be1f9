import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBatch } from './batch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const later = (run: () => void, milliseconds: number) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

describe('a batch', () => {
  it('hands a burst on together, in its order', () => {
    const taken: (readonly number[])[] = [];
    const batch = createBatch<number>(200, (items) => taken.push(items), later);
    for (let item = 0; item < 1000; item++) batch.add(item);
    expect(taken).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(taken).toEqual([Array.from({ length: 1000 }, (_, item) => item)]);
  });

  it('lets nothing wait longer than its time, however fast more comes', () => {
    const taken: (readonly number[])[] = [];
    const batch = createBatch<number>(200, (items) => taken.push(items), later);
    for (let item = 0; item < 10; item++) {
      batch.add(item);
      vi.advanceTimersByTime(100);
    }
    expect(taken).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
      [8, 9],
    ]);
  });

  it('hands on nothing after it was stopped', () => {
    const taken: (readonly number[])[] = [];
    const batch = createBatch<number>(200, (items) => taken.push(items), later);
    batch.add(1);
    batch.stop();
    batch.add(2);
    vi.advanceTimersByTime(1000);
    expect(taken).toEqual([]);
  });
});
