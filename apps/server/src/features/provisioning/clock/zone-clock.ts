import { offsetAt, type TimeZone } from '../../../time/zone.ts';

/** The moment clocks change every year, on the wall clock that stands before it. */
export interface ClockChange {
  /** 1–12. */
  readonly month: number;
  /** 1–4, or 5 for the last one of the month. */
  readonly week: number;
  /** 0 = Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

/** A clock as phones are told of it: they know offsets and rules, not IANA's names (contract 20 §3.3). */
export interface ZoneClock {
  /** `Europe/Berlin`, or a fixed offset such as `+05:00`. */
  readonly zone: string;
  /** Seconds east of UTC outside daylight saving. */
  readonly offset: number;
  readonly saving: { readonly seconds: number; readonly start: ClockChange; readonly end: ClockChange } | null;
}

const DAY_MS = 86_400_000;

/** Clocks by year and zone: a year is looked through day by day. */
const known = new Map<string, ZoneClock>();
const MOST_KNOWN = 1000;

/** The clock of a zone by the rules in force in the year of `now`; a zone without a yearly rule has its offset alone. */
export function zoneClock(zone: string, now: Date): ZoneClock {
  const name = `${now.getUTCFullYear()} ${zone}`;
  const clock = known.get(name) ?? clockIn(zone, now);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, clock);
  return clock;
}

function clockIn(zone: string, now: Date): ZoneClock {
  const where = timeZoneOf(zone);
  const changes = changesOf(where, now.getUTCFullYear());
  const [start, end] = [changes.find(({ by }) => by > 0), changes.find(({ by }) => by < 0)];
  if (changes.length !== 2 || !start || !end || start.by !== -end.by) {
    return { zone, offset: offsetAt(now, where), saving: null };
  }
  return {
    zone,
    offset: offsetAt(end.at, where),
    saving: {
      seconds: start.by,
      start: changeOn(start.at, offsetAt(start.at, where) - start.by),
      end: changeOn(end.at, offsetAt(end.at, where) - end.by),
    },
  };
}

function timeZoneOf(zone: string): TimeZone {
  const fixed = /^(?<sign>[+-])(?<hours>\d\d):(?<minutes>\d\d)$/.exec(zone)?.groups;
  if (!fixed) return { zone };
  const seconds = Number(fixed['hours']) * 3600 + Number(fixed['minutes']) * 60;
  return { offsetSeconds: fixed['sign'] === '-' ? -seconds : seconds };
}

/** Instants of a year at which the offset changes, and by how many seconds. */
function changesOf(where: TimeZone, year: number): { readonly at: Date; readonly by: number }[] {
  const changes: { at: Date; by: number }[] = [];
  const end = Date.UTC(year + 1, 0);
  for (let day = Date.UTC(year, 0); day < end; day += DAY_MS) {
    const [before, after] = [offsetAt(new Date(day), where), offsetAt(new Date(day + DAY_MS), where)];
    if (before !== after) changes.push({ at: firstAfter(where, day, day + DAY_MS), by: after - before });
  }
  return changes;
}

/** The first minute with the later offset, between one instant with the former and one with the later. */
function firstAfter(where: TimeZone, from: number, to: number): Date {
  const after = offsetAt(new Date(to), where);
  let [low, high] = [from, to];
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000;
    if (offsetAt(new Date(middle), where) === after) high = middle;
    else low = middle;
  }
  return new Date(high);
}

function changeOn(at: Date, offsetBefore: number): ClockChange {
  const wall = new Date(at.getTime() + offsetBefore * 1000);
  const day = wall.getUTCDate();
  const daysInMonth = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
  return {
    month: wall.getUTCMonth() + 1,
    week: day + 7 > daysInMonth ? 5 : Math.ceil(day / 7),
    weekday: wall.getUTCDay(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  };
}

/** `-05:00`. */
export function signedOffset(seconds: number): string {
  const minutes = Math.abs(seconds) / 60;
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)].map((n) => String(n).padStart(2, '0'));
  return `${seconds < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** POSIX TZ, west positive: `STD+5DST+4,M3.2.0/2,M11.1.0/2`. */
export function posixZone({ offset, saving }: ZoneClock): string {
  const standard = `STD${posixOffset(offset)}`;
  if (!saving) return standard;
  return `${standard}DST${posixOffset(offset + saving.seconds)},${posixChange(saving.start)},${posixChange(saving.end)}`;
}

function posixOffset(seconds: number): string {
  const minutes = Math.abs(seconds) / 60;
  const rest = Math.round(minutes % 60);
  const text = `${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
  return `${seconds > 0 ? '-' : '+'}${text}`;
}

function posixChange({ month, week, weekday, hour, minute }: ClockChange): string {
  return `M${month}.${week}.${weekday}/${hour}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
}
