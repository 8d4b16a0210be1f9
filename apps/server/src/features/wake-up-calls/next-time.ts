import type { TimeOfDay } from '@strowger/switch';
import { formatLocal, offsetAt, type TimeZone } from '../../time/zone.ts';

const DAY_MS = 86_400_000;

/**
 * When clocks in the zone show this time next, after `now`. A time that the change to summer time leaves out is taken as
 * much later as the clocks jump.
 */
export function nextTime(now: Date, time: TimeOfDay, where: TimeZone): Date {
  const today = Date.parse(`${formatLocal(now, where).slice(0, 10)}T00:00:00Z`);
  const first = instantOf(today, time, where);
  return first > now ? first : instantOf(today + DAY_MS, time, where);
}

/** @param day midnight of the day, as if it were UTC's */
function instantOf(day: number, { hour, minute }: TimeOfDay, where: TimeZone): Date {
  const shown = day + (hour * 60 + minute) * 60_000;
  const guess = new Date(shown - offsetAt(new Date(shown), where) * 1000);
  // Near a change of the clocks the offset of the guess may differ.
  return new Date(shown - offsetAt(guess, where) * 1000);
}
