/** A fixed offset that clients choose as a time zone (contract 10 §10); it knows no daylight saving. */
export interface TimeZoneRow {
  /** Seconds east of UTC. */
  readonly timezone_id: number;
  /** `GMT`, `GMT +05:00`. */
  readonly name: string;
  /** The name with the local time of the moment. */
  readonly timezone: string;
}

/** Offsets of contract 10 §10, in seconds. */
const OFFSETS: ReadonlySet<number> = new Set([
  -39600, -36000, -34200, -32400, -28800, -25200, -21600, -18000, -16200, -14400, -12600, -10800, -9000, -7200, -3600,
  0, 3600, 7200, 10800, 12600, 14400, 18000, 19800, 20700, 21600, 23400, 25200, 28800, 32400, 34200, 36000, 37800,
  39600, 41400, 43200, 45900, 46800, 50400,
]);

/** The country row has it, the contract's list of time zones does not. */
const AFGHANISTAN = 16200;

/** True when the reference data have that offset: what a form takes from a country or a time zone fits. */
export function isOffset(seconds: number): boolean {
  return OFFSETS.has(seconds) || seconds === AFGHANISTAN;
}

/** All of them, by name. */
export function timeZonesAt(now: Date): TimeZoneRow[] {
  const rows = [...OFFSETS].map((seconds) => {
    const name = nameOf(seconds);
    return { timezone_id: seconds, name, timezone: `${name} - ${localTime(now, seconds)}` };
  });
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function nameOf(seconds: number): string {
  if (seconds === 0) return 'GMT';
  const minutes = Math.abs(seconds) / 60;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0'));
  return `GMT ${seconds < 0 ? '-' : '+'}${hours}:${rest}`;
}

const CLOCK = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  weekday: 'long',
  month: 'long',
  day: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `Sunday, February 01, 2026 09:30`. */
function localTime(now: Date, offsetSeconds: number): string {
  const parts = new Map(
    CLOCK.formatToParts(now.getTime() + offsetSeconds * 1000).map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${part('weekday')}, ${part('month')} ${part('day')}, ${part('year')} ${part('hour')}:${part('minute')}`;
}
