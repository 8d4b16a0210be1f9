/** A moment on the wall clock of a place. */
export interface LocalTime {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  /** 0 = Sunday. */
  readonly weekday: number;
  /** Of the day. */
  readonly minute: number;
  /** ISO 8601. */
  readonly week: number;
  /** `2026-03-02 09:00`: compares as text. */
  readonly text: string;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const clocks = new Map<string, Intl.DateTimeFormat>();
/** What each zone's clock showed last: it costs more to read than all else a call asks, and many calls ask each minute. */
const shown = new Map<string, { readonly minute: number; readonly time: LocalTime }>();

/** The wall clock of an IANA zone, DST-correct. @throws RangeError for a zone that is none */
export function localTime(now: Date, zone: string): LocalTime {
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  const last = shown.get(zone);
  if (last?.minute === minute) return last.time;
  const time = readClock(now, zone);
  shown.set(zone, { minute, time });
  return time;
}

function readClock(now: Date, zone: string): LocalTime {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(now)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const [year, month, day] = [parts.get('year') ?? 0, parts.get('month') ?? 0, parts.get('day') ?? 0];
  const [hour, minute] = [parts.get('hour') ?? 0, parts.get('minute') ?? 0];
  const date = new Date(Date.UTC(year, month - 1, day));
  return {
    year,
    month,
    day,
    weekday: date.getUTCDay(),
    minute: hour * 60 + minute,
    week: isoWeek(date),
    text: `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`,
  };
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(zone, clock);
  return clock;
}

/** The week that holds the Thursday of this date's week. */
function isoWeek(date: Date): number {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY_MS);
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - newYear) / DAY_MS / 7) + 1;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
