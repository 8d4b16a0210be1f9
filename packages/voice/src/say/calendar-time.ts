import type { CalendarTime } from '../grammar/grammar.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const FIELDS: Intl.DateTimeFormatOptions = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  weekday: 'short',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
};

/**
 * What calendar and clock show in an IANA zone; an unknown zone is read as UTC.
 * @returns null when `at` is no valid date.
 */
export function calendarTime(at: Date, zone: string): CalendarTime | null {
  if (Number.isNaN(at.getTime())) return null;
  const parts = new Map(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const field = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name) ?? 0);
  return {
    year: field('year'),
    month: field('month'),
    day: field('day'),
    weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? ''),
    hour: field('hour'),
    minute: field('minute'),
  };
}

function formatIn(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { ...FIELDS, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...FIELDS, timeZone: 'UTC' });
  }
}
