import { offsetAt, startOfDay, type TimeZone } from '../../../time/zone.ts';
import { invalidRequest } from '../../errors.ts';

/** Which calls: those that began from the first instant on and before the second. */
export interface Period {
  readonly from: Date;
  readonly until: Date;
  /** As it was asked for: `2024-01-01 to 2024-01-31`. */
  readonly range: string;
}

interface AskedPeriod {
  readonly date_start: string;
  readonly date_end: string;
  /** IANA; UTC where absent. */
  readonly timezone?: string | undefined;
}

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const DAY_MS = 86_400_000;
const MOST_DAYS = 366;

/**
 * The period of an export (contract 40 B11). Days are whole days of the time zone, the last one included; a time is an
 * instant, in that zone where it says none of its own, and as an end it excludes itself.
 * @throws IntegrationError 422 for what is no date, an end before the start, and more than 366 days
 */
export function periodOf(asked: AskedPeriod): Period {
  const where = zoneOf(asked.timezone);
  const from = instantOf('date_start', asked.date_start, where).at;
  const end = instantOf('date_end', asked.date_end, where);
  const until = end.day === null ? end.at : startOfDay(dayAfter(end.day), where);
  if (end.day === null ? from > until : from >= until)
    throw invalidRequest('date_end', 'must not be before date_start');
  // A clock that is put back makes one day an hour longer.
  if (until.getTime() - from.getTime() > MOST_DAYS * DAY_MS + DAY_MS / 12) {
    throw invalidRequest('date_end', `must be within ${MOST_DAYS} days of date_start`);
  }
  return { from, until, range: `${asked.date_start.trim()} to ${asked.date_end.trim()}` };
}

/** The first instant of a day of the zone, or the instant that is named. @throws IntegrationError 422 */
export function instantIn(field: string, text: string, timezone: string | undefined): Date {
  return instantOf(field, text, zoneOf(timezone)).at;
}

/** The instant that a stamp of UTC names, or one with an offset; null: none. */
export function timeOrNull(text: string): Date | null {
  if (text === '' || text.startsWith('0000-00-00')) return null;
  try {
    return instantOf('', text, { zone: 'UTC' }).at;
  } catch {
    return null;
  }
}

function zoneOf(name: string | undefined): TimeZone {
  if (name === undefined || name.trim() === '') return { zone: 'UTC' };
  try {
    return { zone: new Intl.DateTimeFormat('en', { timeZone: name.trim() }).resolvedOptions().timeZone };
  } catch {
    throw invalidRequest('timezone', 'must be a name such as Europe/London');
  }
}

function instantOf(field: string, text: string, where: TimeZone): { readonly at: Date; readonly day: string | null } {
  const trimmed = text.trim();
  if (DAY.test(trimmed) && isDay(trimmed)) return { at: startOfDay(trimmed, where), day: trimmed };
  const [, day = '', clock = '', offset] = TIME.exec(trimmed) ?? [];
  const shown = Date.parse(`${day}T${clock}Z`);
  if (!isDay(day) || Number.isNaN(shown)) throw invalidRequest(field, 'must be YYYY-MM-DD or an ISO 8601 time');
  return { at: offset === undefined ? whenShown(shown, where) : new Date(shown - offsetMs(offset)), day: null };
}

/** When a clock there shows what a clock in UTC shows at that moment. */
function whenShown(shown: number, where: TimeZone): Date {
  const first = shown - offsetAt(new Date(shown), where) * 1000;
  // Near a change of daylight saving the offset of the guess may differ.
  return new Date(shown - offsetAt(new Date(first), where) * 1000);
}

/** @param text `Z`, `+05:30`, `+0530` or `+05` */
function offsetMs(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -ms : ms;
}

/** Whether the calendar has it: JavaScript takes 30 February for 1 March. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) && text >= '1900';
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
