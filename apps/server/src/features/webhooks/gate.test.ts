import { describe, expect, it } from 'vitest';
import { gate } from './gate.ts';

describe('a gate', () => {
  it('lets so many in at a time, in order, and goes on after failures', async () => {
    const pass = gate(2);
    const begun: number[] = [];
    const doors = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
    const runs = doors.map(({ promise }, index) =>
      pass(async () => {
        begun.push(index);
        await promise;
      }).catch(() => undefined),
    );
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    doors[1]?.reject(new Error('failed'));
    await runs[1];
    await new Promise(setImmediate);
    expect(begun).toEqual([0, 1, 2]);
    for (const door of doors) door.resolve();
    await Promise.all(runs);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });
});
