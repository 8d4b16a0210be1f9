import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Days as `YYYY-MM-DD`, both inclusive; `''`: open. */
export interface Period {
  readonly since: string;
  readonly until: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a period out of an address; what is no day is none. */
export function readPeriod(address: Readonly<Record<string, unknown>>): Period {
  const day = (value: unknown) => (typeof value === 'string' && DAY.test(value) && dayjs(value).isValid() ? value : '');
  return { since: day(address['since']), until: day(address['until']) };
}

/**
 * A period as the API takes it: epoch seconds, both inclusive, days being those of a time zone.
 * @param timeZone IANA name
 */
export function epochsOf({ since, until }: Period, timeZone: string): { from?: number; to?: number } {
  return {
    ...(since === '' ? {} : { from: dayjs.tz(since, timeZone).unix() }),
    ...(until === '' ? {} : { to: dayjs.tz(until, timeZone).add(1, 'day').unix() - 1 }),
  };
}
