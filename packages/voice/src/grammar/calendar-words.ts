import type { CalendarTime } from './grammar.ts';

/** The recording of the day's name. */
export function weekdayOf({ weekday }: CalendarTime): string {
  return `digits/day-${weekday}`;
}

/** The recording of the month's name. */
export function monthOf({ month }: CalendarTime): string {
  return `digits/mon-${month - 1}`;
}
