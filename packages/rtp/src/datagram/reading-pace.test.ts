import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReadingPace } from './reading-pace.ts';

/** Reads for so long at the pace that is told while so many datagrams a second come; gives the pace at its end. */
function read(pace: ReadingPace, from: number, forMs: number, perSecond: number): number {
  let arrived = 0;
  for (let now = from; now < from + forMs; now += pace.intervalMs) {
    const due = Math.floor(((now - from) / 1000) * perSecond);
    pace.note(due - arrived, now);
    arrived = due;
  }
  return pace.intervalMs;
}

describe('the pace of reading', () => {
  test.each([
    [100, 4],
    [2000, 4],
    [3000, 2],
    [4100, 1],
    [20_000, 1],
  ])('%d datagrams a second are read every %d ms', (perSecond, intervalMs) => {
    expect(read(new ReadingPace(0), 0, 1000, perSecond)).toBe(intervalMs);
  });

  test('follows what comes, up and down, and is slow when nothing has come for a second', () => {
    const pace = new ReadingPace(0);
    expect(read(pace, 0, 500, 20_000)).toBe(1);
    expect(read(pace, 500, 500, 100)).toBe(4);
    expect(read(pace, 1000, 900, 0)).toBe(4);
    expect(read(pace, 1900, 300, 0)).toBe(10);
    expect(read(pace, 2200, 60, 20_000)).toBe(1);
  });

  test('sockets that were just opened are not taken for silent ones', () => {
    const pace = new ReadingPace(5000);
    expect(read(pace, 5000, 500, 0)).toBe(4);
  });

  test('is a whole number of milliseconds from 1 to 10, whatever comes', () => {
    const readings = fc.array(fc.record({ datagrams: fc.nat(5000), after: fc.nat(5000) }));
    fc.assert(
      fc.property(readings, (all) => {
        const pace = new ReadingPace(0);
        let now = 0;
        for (const { datagrams, after } of all) {
          now += after;
          pace.note(datagrams, now);
          expect([1, 2, 3, 4, 10]).toContain(pace.intervalMs);
        }
      }),
    );
  });
});
