import { errors } from '../../http/errors.ts';
import { offsetAt } from '../../time/zone.ts';
import { isOffset } from '../reference/time-zones.ts';
import { offsetsOf } from '../reference/zone-offsets.ts';
import { alpha2Of } from './country.ts';

/** The clock of a tenant: an IANA zone (or a fixed offset `+05:00`), and the offset that clients know it by. */
export interface TenantClock {
  readonly timezone: string;
  /** Seconds east of UTC. */
  readonly timezone_id: number;
}

export const UTC_CLOCK: TenantClock = { timezone: 'UTC', timezone_id: 0 };

/** @throws ApiError 400 for the field unless the offset is one of the reference data's */
export function requireOffset(field: string, offset: number): void {
  if (!isOffset(offset)) throw errors.badField(field, 'is not the offset of a time zone');
}

/**
 * The clock after a write (contract 10 §4.1): a zone that was sent rules; an offset alone means the country's zone when
 * it has exactly one and that shows this offset now, else the fixed offset. A form that sends the old zone along with
 * a new offset means the offset.
 * @throws ApiError 400
 */
export function clockAfter(
  stored: TenantClock,
  sent: { readonly timezone?: string; readonly timezone_id?: number },
  countryId: number | null,
  now: Date,
): TenantClock {
  const zone = sent.timezone === stored.timezone ? undefined : sent.timezone;
  const offset = sent.timezone_id === stored.timezone_id ? undefined : sent.timezone_id;
  if (offset !== undefined) requireOffset('timezone_id', offset);
  if (zone !== undefined) {
    requireZone(zone);
    return { timezone: zone, timezone_id: offset ?? offsetsOf(zone, now).standard };
  }
  if (offset === undefined) return stored;
  const only = onlyZoneOf(countryId);
  const agrees = only !== null && offsetAt(now, { zone: only }) === offset;
  return { timezone: agrees ? only : fixedOffset(offset), timezone_id: offset };
}

function requireZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw errors.badField('timezone', 'is not an IANA time zone');
  }
}

function onlyZoneOf(countryId: number | null): string | null {
  const alpha2 = countryId === null ? null : alpha2Of(countryId);
  if (alpha2 === null) return null;
  const [only, another] = new Intl.Locale(`und-${alpha2}`).getTimeZones?.() ?? [];
  return only !== undefined && another === undefined ? only : null;
}

/** `+05:30`; `UTC` for none. PostgreSQL reads such names with the opposite sign: zones are applied in the program. */
function fixedOffset(seconds: number): string {
  if (seconds === 0) return 'UTC';
  const minutes = Math.abs(seconds) / 60;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0'));
  return `${seconds < 0 ? '-' : '+'}${hours}:${rest}`;
}
