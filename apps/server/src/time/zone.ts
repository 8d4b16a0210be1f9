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

/** `YYYY-MM-DD HH:MM:SS` as a clock there shows it. */
export function formatLocal(at: Date, where: TimeZone): string {
  if ('zone' in where) return formatterOf(where.zone).format(at);
  return new Date(at.getTime() + where.offsetSeconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Seconds east of UTC that a clock there shows at that instant. */
export function offsetAt(at: Date, where: TimeZone): number {
  if ('offsetSeconds' in where) return where.offsetSeconds;
  const shown = Date.parse(`${formatLocal(at, where).replace(' ', 'T')}Z`);
  return Math.round((shown - Math.floor(at.getTime() / 1000) * 1000) / 1000);
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
