import { offsetAt } from '../../time/zone.ts';

/** Offsets of an IANA zone within the year, in seconds east of UTC; the same where clocks are not changed. */
export interface ZoneOffsets {
  readonly standard: number;
  /** Under daylight saving. */
  readonly summer: number;
}

/** @param zone IANA name */
export function offsetsOf(zone: string, now: Date): ZoneOffsets {
  const year = now.getUTCFullYear();
  const both = [0, 6].map((month) => offsetAt(new Date(Date.UTC(year, month, 1)), { zone }));
  return { standard: Math.min(...both), summer: Math.max(...both) };
}
