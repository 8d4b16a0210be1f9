/** A moment as the API sends it: ISO 8601 with offset, or epoch seconds. Null for what is none. */
export function instantOf(sent: string | number | null | undefined): Date | null {
  if (sent === null || sent === undefined || sent === '') return null;
  const date = typeof sent === 'number' ? new Date(sent * 1000) : new Date(sent);
  return Number.isNaN(date.getTime()) ? null : date;
}

export type WhenStyle = 'date' | 'time' | 'date-time' | 'full';

const STYLES: Readonly<Record<WhenStyle, Intl.DateTimeFormatOptions>> = {
  date: { dateStyle: 'medium' },
  time: { timeStyle: 'medium' },
  'date-time': { dateStyle: 'medium', timeStyle: 'short' },
  full: { dateStyle: 'full', timeStyle: 'long' },
};

/**
 * A moment in a language and a time zone. A zone that this browser does not know is its own.
 * @param timeZone IANA name
 */
export function instantText(date: Date, style: WhenStyle, language: string, timeZone: string): string {
  return formatOf(style, language, timeZone).format(date);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(style: WhenStyle, language: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${language} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = makeFormat(style, language, timeZone);
  formats.set(key, made);
  return made;
}

function makeFormat(style: WhenStyle, language: string, timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, { ...STYLES[style], timeZone });
  } catch {
    return new Intl.DateTimeFormat(language, STYLES[style]);
  }
}

const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** How long ago or in how long, in the largest unit that fits: `3 hours ago`. */
export function relativeText(date: Date, now: Date, language: string): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(seconds / length), unit);
}

/** A day of the calendar as it is read, the same in every time zone. @param day `YYYY-MM-DD` */
export function dayText(day: string, language: string): string {
  const date = instantOf(`${day}T00:00:00Z`);
  return date === null ? day : instantText(date, 'date', language, 'UTC');
}
