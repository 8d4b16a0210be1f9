import { formatLocal, offsetAt, type TimeZone } from '../../../time/zone.ts';
import type { CronField, CronSet } from './cron-lists.ts';

export type CronSets = Readonly<Record<CronField, CronSet>>;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A leap day that falls on a given weekday comes again within forty years. */
const FARTHEST_DAYS = 366 * 41;

/**
 * The first minute after `after` that all fields let through, as clocks in the zone show it; null: there is none.
 * Times that the clocks leave out do not happen; those that they show twice happen the first time.
 */
export function nextMatch(sets: CronSets, after: Date, where: TimeZone): Date | null {
  const today = Date.parse(`${formatLocal(after, where).slice(0, 10)}T00:00:00Z`);
  const latestYear = sets.year === null ? Number.POSITIVE_INFINITY : Math.max(...sets.year);
  for (let days = 0; days <= FARTHEST_DAYS; days += 1) {
    const day = new Date(today + days * DAY_MS);
    if (day.getUTCFullYear() > latestYear) return null;
    if (!isDay(sets, day)) continue;
    const found = firstMinute(sets, day.getTime(), after, where);
    if (found !== null) return found;
  }
  return null;
}

function isDay({ year, month, day, weekday }: CronSets, date: Date): boolean {
  return (
    lets(year, date.getUTCFullYear()) &&
    lets(month, date.getUTCMonth() + 1) &&
    lets(day, date.getUTCDate()) &&
    lets(weekday, date.getUTCDay() + 1)
  );
}

/** @param day midnight, as if it were UTC's */
function firstMinute({ hour, minute }: CronSets, day: number, after: Date, where: TimeZone): Date | null {
  for (let h = 0; h < 24; h += 1) {
    if (!lets(hour, h)) continue;
    for (let m = 0; m < 60; m += 1) {
      if (!lets(minute, m)) continue;
      const at = instantAt(day + (h * 60 + m) * MINUTE_MS, where);
      if (at !== null && at > after) return at;
    }
  }
  return null;
}

function lets(set: CronSet, value: number): boolean {
  return set === null || set.has(value);
}

/**
 * The first instant at which clocks there show that.
 * @param shown as if it were UTC's
 * @returns null where they never do
 */
export function instantAt(shown: number, where: TimeZone): Date | null {
  const offsets = [shown - DAY_MS, shown, shown + DAY_MS].map((near) => offsetAt(new Date(near), where));
  const instants = [...new Set(offsets)].map((offset) => shown - offset * 1000).toSorted((a, b) => a - b);
  const found = instants.find((at) => at + offsetAt(new Date(at), where) * 1000 === shown);
  return found === undefined ? null : new Date(found);
}
