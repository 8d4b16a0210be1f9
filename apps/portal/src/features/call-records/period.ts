/** Which records are looked at: a number of days up to today, chosen days, or all. */
export type Period =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'between'; readonly from: string; readonly to: string }
  | { readonly kind: 'all' };

/** Numbers of days that can be chosen; the first of them is today alone. */
export const DAYS = [1, 7, 30, 90, 365] as const;

const USUAL_DAYS = 7;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 3600 * 1000;

type Address = Readonly<Record<string, unknown>>;

/** Reads the period out of an address: `days=30`, `from=…&to=…`, `days=all`; what makes no sense is a week. */
export function readPeriod(address: Address): Period {
  const [from, to] = [dayOf(address['from']), dayOf(address['to'])];
  if (from !== '' || to !== '') return { kind: 'between', from, to };
  if (address['days'] === 'all') return { kind: 'all' };
  const days = DAYS.find((one) => one === address['days'] || String(one) === address['days']);
  return { kind: 'days', days: days ?? USUAL_DAYS };
}

/** The keys of the address for a period; undefined takes one away. The first page is shown. */
export function writePeriod(period: Period): Record<string, string | number | undefined> {
  const nothing = { page: undefined, days: undefined, from: undefined, to: undefined };
  if (period.kind === 'all') return { ...nothing, days: 'all' };
  if (period.kind === 'between') {
    return { ...nothing, from: period.from || undefined, to: period.to || undefined };
  }
  return { ...nothing, days: period.days === USUAL_DAYS ? undefined : period.days };
}

/**
 * What the API is asked for: whole days of the caller's clock (contract 40 A0).
 * @param today `YYYY-MM-DD` on that clock
 */
export function periodQuery(period: Period, today: string): { start_date?: string; end_date?: string } {
  if (period.kind === 'all') return {};
  if (period.kind === 'days') return { start_date: daysBefore(today, period.days - 1) };
  return {
    ...(period.from === '' ? {} : { start_date: period.from }),
    ...(period.to === '' ? {} : { end_date: period.to }),
  };
}

/** The day so many days before one. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** The day of a moment on the clock of a time zone; a zone that is not known is UTC. */
export function dayIn(timeZone: string, now: Date): string {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' };
  try {
    return new Intl.DateTimeFormat('en-CA', { ...options, timeZone }).format(now);
  } catch {
    return now.toISOString().slice(0, 10);
  }
}

function dayOf(value: unknown): string {
  return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : '';
}
