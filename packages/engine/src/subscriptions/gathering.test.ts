import { systemClock } from '@strowger/sip';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Gathering } from './gathering.ts';

let done: number[];
let work: Promise<void>;
let gathering: Gathering;
beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  done = [];
  work = Promise.resolve();
  gathering = new Gathering(systemClock, 250, () => {
    done.push(Date.now());
    return work;
  });
});
afterEach(() => vi.useRealTimers());

describe('gathering', () => {
  it('does at once what is asked for after a quiet time', () => {
    gathering.ask();
    expect(done).toEqual([0]);
  });

  it('does a flood of it at most once in 250 ms, and the last of it in any case', async () => {
    for (let asked = 0; asked < 100; asked += 1) {
      gathering.ask();
      await vi.advanceTimersByTimeAsync(7);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(done).toEqual([0, 250, 500, 750]);
  });

  it('does nothing twice at a time', async () => {
    const slow = Promise.withResolvers<void>();
    work = slow.promise;
    gathering.ask();
    gathering.ask();
    await vi.advanceTimersByTimeAsync(600);
    expect(done).toEqual([0]);
    slow.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual([0, 600]);
  });

  it('does nothing more once it is stopped', async () => {
    gathering.ask();
    await vi.advanceTimersByTimeAsync(10);
    gathering.ask();
    gathering.stop();
    gathering.ask();
    await vi.advanceTimersByTimeAsync(1000);
    expect(done).toEqual([0]);
  });
});
