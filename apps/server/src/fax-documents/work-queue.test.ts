import { describe, expect, it } from 'vitest';
import { WorkQueue } from './work-queue.ts';

describe('work that waits its turn', () => {
  it('runs so much at a time, in its order, and what is too much is turned away', async () => {
    const queue = new WorkQueue({ atOnce: 2, mostWaiting: 1 });
    const begun: number[] = [];
    const ends = [0, 1, 2].map(() => Promise.withResolvers<void>());
    const run = (name: number) =>
      queue.run(async () => {
        begun.push(name);
        await ends[name]?.promise;
        return name;
      });
    const work = [run(0), run(1), run(2)];
    expect(await run(3)).toBe(null);
    expect(begun).toEqual([0, 1]);
    ends[1]?.resolve();
    expect(await work[1]).toBe(1);
    await expect.poll(() => begun).toEqual([0, 1, 2]);
    ends[0]?.resolve();
    ends[2]?.resolve();
    expect(await Promise.all(work)).toEqual([0, 1, 2]);
  });

  it('goes on after work that fails', async () => {
    const queue = new WorkQueue({ atOnce: 1, mostWaiting: 5 });
    const failed = queue.run(() => Promise.reject(new Error('no')));
    const next = queue.run(() => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
