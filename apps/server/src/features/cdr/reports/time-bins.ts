import { errors } from '../../../http/errors.ts';
import { formatLocal, startOfDay, type TimeZone } from '../../../time/zone.ts';
import { DAY_MS, HOUR_MS } from '../counts/slices.ts';
import { rangeEnd, rangeStart } from '../filters.ts';

type Query = Readonly<Record<string, string>>;

/** Hours or days of a clock, one beside the other: a bin lasts from its boundary to the next. */
export interface TimeBins {
  readonly interval: 'hour' | 'day';
  /** One more than there are bins. */
  readonly boundaries: readonly Date[];
}

const MOST_BINS = 800;
const DEFAULT_DAYS = 30;

/**
 * The bins that a request asks for: whole hours or days of the caller's clock from `start_date` to `end_date` (contract 40
 * A0), by default the last 30 days. Without `interval`, up to two days are told by hour.
 * @throws ApiError 400 when a date is none, the end is not after the beginning, or there would be more than 800 bins
 */
export function timeBins(query: Query, where: TimeZone, now: Date): TimeBins {
  const until = rangeEnd(query, 'end_date', where) ?? now;
  const from = rangeStart(query, 'start_date', where) ?? new Date(until.getTime() - DEFAULT_DAYS * DAY_MS);
  if (from >= until) throw errors.badField('end_date', 'must be after start_date');
  const long = until.getTime() - from.getTime() > 2 * DAY_MS + HOUR_MS;
  const interval = query.interval === 'hour' || query.interval === 'day' ? query.interval : long ? 'day' : 'hour';
  if ((until.getTime() - from.getTime()) / (interval === 'day' ? DAY_MS : HOUR_MS) > MOST_BINS) {
    throw errors.badField('start_date', `at most ${MOST_BINS} ${interval}s`);
  }
  return { interval, boundaries: interval === 'day' ? days(from, until, where) : hours(from, until, where) };
}

function days(from: Date, until: Date, where: TimeZone): Date[] {
  const boundaries = [startOfDay(dayOf(from, where), where)];
  while (last(boundaries) < until) boundaries.push(nextDay(last(boundaries), where));
  return boundaries;
}

function hours(from: Date, until: Date, where: TimeZone): Date[] {
  const midnight = startOfDay(dayOf(from, where), where).getTime();
  const boundaries = [new Date(midnight + Math.floor((from.getTime() - midnight) / HOUR_MS) * HOUR_MS)];
  while (last(boundaries) < until) boundaries.push(new Date(last(boundaries).getTime() + HOUR_MS));
  return boundaries;
}

function last(boundaries: readonly Date[]): Date {
  return boundaries.at(-1) ?? new Date(0);
}

/** Days last from 23 to 25 hours. */
function nextDay(midnight: Date, where: TimeZone): Date {
  return startOfDay(dayOf(new Date(midnight.getTime() + DAY_MS + 12 * HOUR_MS), where), where);
}

function dayOf(at: Date, where: TimeZone): string {
  return formatLocal(at, where).slice(0, 10);
}
