import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen } from './is-open.ts';

const [SUN, MON, TUE, FRI, SAT] = [0, 1, 2, 5, 6];
const at = (weekday: number, hour: number, minute = 0) => ({ weekday, minute: hour * 60 + minute });
const office = { startMinute: 8 * 60, stopMinute: 17 * 60, firstWeekday: MON, lastWeekday: FRI };
const night = { startMinute: 22 * 60, stopMinute: 6 * 60, firstWeekday: FRI, lastWeekday: SAT };

describe('a time condition is open (contract 20 §9.1)', () => {
  it.each([
    ['from its start', office, at(MON, 8), true],
    ['not before it', office, at(MON, 7, 59), false],
    ['not at its stop', office, at(FRI, 17), false],
    ['until the minute before', office, at(FRI, 16, 59), true],
    ['on its weekdays only', office, at(SAT, 12), false],
    ['past midnight, on the weekday when the window began', night, at(SUN, 5, 59), true],
    ['not past midnight of a weekday when none began', night, at(FRI, 3), false],
    ['not after the end of the night', night, at(SUN, 6), false],
    ['all day when start and stop are equal', { ...office, startMinute: 0, stopMinute: 0 }, at(MON, 23, 59), true],
    ['over a weekend that wraps', { ...office, firstWeekday: SAT, lastWeekday: MON }, at(SUN, 9), true],
    ['and not outside of it', { ...office, firstWeekday: SAT, lastWeekday: MON }, at(TUE, 9), false],
    ['until 24:00', { ...office, stopMinute: 24 * 60 }, at(MON, 23, 59), true],
  ])('%s', (_what, hours, now, open) => {
    expect(isOpen(hours, now)).toBe(open);
  });

  it('in no other minute of the week than a slow count of all its windows says', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const weekday = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(minute, minute, weekday, weekday, weekday, minute, (start, stop, first, last, day, now) => {
        const hours = { startMinute: start, stopMinute: stop, firstWeekday: first, lastWeekday: last };
        expect(isOpen(hours, { weekday: day, minute: now })).toBe(
          minutesOpen(start, stop, first, last).has(day * 1440 + now),
        );
      }),
      { numRuns: 300 },
    );
  });
});

/** Every minute of the week (from Sunday) that is open, window by window. */
function minutesOpen(start: number, stop: number, first: number, last: number): Set<number> {
  const open = new Set<number>();
  for (let day = first; ; day = (day + 1) % 7) {
    const length = start === stop ? 1440 : (stop - start + 1440) % 1440;
    const begin = start === stop ? 0 : start;
    for (let passed = 0; passed < length; passed += 1) open.add((day * 1440 + begin + passed) % (7 * 1440));
    if (day === last) return open;
  }
}
