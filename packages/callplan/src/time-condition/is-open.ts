import type { TimeConditionConfiguration } from './configuration.ts';
import type { LocalTime } from './local-time.ts';

type Hours = Pick<TimeConditionConfiguration, 'startMinute' | 'stopMinute' | 'firstWeekday' | 'lastWeekday'>;

/**
 * Whether the condition is open: start ≤ time < stop on a weekday of its range. The part of a window after midnight
 * belongs to the weekday on which the window began; equal times mean all day (contract 20 §9.1).
 */
export function isOpen(hours: Hours, now: Pick<LocalTime, 'weekday' | 'minute'>): boolean {
  const { startMinute, stopMinute } = hours;
  const isToday = hasWeekday(hours, now.weekday);
  if (startMinute === stopMinute) return isToday;
  if (startMinute < stopMinute) return isToday && startMinute <= now.minute && now.minute < stopMinute;
  if (now.minute >= startMinute) return isToday;
  return now.minute < stopMinute && hasWeekday(hours, (now.weekday + 6) % 7);
}

/** A range wraps: Saturday to Monday. */
function hasWeekday({ firstWeekday, lastWeekday }: Hours, weekday: number): boolean {
  if (firstWeekday <= lastWeekday) return firstWeekday <= weekday && weekday <= lastWeekday;
  return weekday >= firstWeekday || weekday <= lastWeekday;
}
