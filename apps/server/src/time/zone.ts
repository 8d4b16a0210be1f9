import { timeText } from '@strowger/db';

/** Where a clock stands: a fixed offset or an IANA zone (contract 40 A0). */
export type TimeZone = { readonly offsetSeconds: number } | { readonly zone: string };

export const UTC: TimeZone = { offsetSeconds: 0 };

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  formatters.set(zone, made);
  return made;
}

/** Within these years clocks change at whole quarters of an hour of UTC, and a year has four digits. */
const FIRST_REGULAR_MS = Date.UTC(1973, 0);
const LAST_REGULAR_MS = Date.UTC(9999, 0);
const QUARTER_MS = 900_000;
const MOST_OFFSETS = 5_000;
/** Offsets of zones in milliseconds, by quarter of an hour: asking the formatter takes a hundred times as long. */
const offsets = new Map<string, Map<number, number>>();

/** `YYYY-MM-DD HH:MM:SS` as a clock there shows it. */
export function formatLocal(at: Date, where: TimeZone): string {
  if ('offsetSeconds' in where) return formatShifted(at, where.offsetSeconds * 1000);
  const ms = at.getTime();
  if (!(ms >= FIRST_REGULAR_MS && ms < LAST_REGULAR_MS)) return formatterOf(where.zone).format(at);
  return formatShifted(at, zoneOffsetMs(at, where.zone));
}

function formatShifted(at: Date, ms: number): string {
  return timeText(at.getTime() + ms).slice(0, -'.mmm'.length);
}

function zoneOffsetMs(at: Date, zone: string): number {
  const quarter = Math.floor(at.getTime() / QUARTER_MS);
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, ofZone);
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  if (ofZone.size >= MOST_OFFSETS) ofZone.clear();
  const offset = shownOffsetSeconds(at, zone) * 1000;
  ofZone.set(quarter, offset);
  return offset;
}

function shownOffsetSeconds(at: Date, zone: string): number {
  const shown = Date.parse(`${formatterOf(zone).format(at).replace(' ', 'T')}Z`);
  return Math.round((shown - Math.floor(at.getTime() / 1000) * 1000) / 1000);
}

/** Seconds east of UTC that a clock there shows at that instant. */
export function offsetAt(at: Date, where: TimeZone): number {
  return 'offsetSeconds' in where ? where.offsetSeconds : shownOffsetSeconds(at, where.zone);
}

/**
 * The instant at which a clock there shows midnight of that day.
 * @param day `YYYY-MM-DD`
 */
export function startOfDay(day: string, where: TimeZone): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const first = new Date(utc - offsetAt(new Date(utc), where) * 1000);
  // Near a change of daylight saving the offset of the guess may differ from that of UTC midnight.
  return new Date(utc - offsetAt(first, where) * 1000);
}
