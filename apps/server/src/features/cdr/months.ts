import { sql, type Trx } from '@strowger/db';

/** Records of older calls, and of calls yet to come, are so few or so wrong that they need no month of their own. */
const OLDEST_YEARS = 20;
const AHEAD_MONTHS = 3;

/**
 * Makes the partitions of the months in which calls began. Where one cannot be made now, as others read the table, its
 * records are kept elsewhere until `makeMonthsAhead` can.
 */
export async function makeMonths(trx: Trx, starts: readonly Date[]): Promise<void> {
  const months = monthsOf(starts);
  if (months.length === 0) return;
  await sql`select strowger_cdr_month(month::date) from unnest(${months}::text[]) as month`.execute(trx);
}

/**
 * Makes the partitions of this month and the next ones before calls begin in them, and those that records wait for.
 * @returns the months that could not be made, as `YYYY-MM-01`; the next run tries again
 */
export async function makeMonthsAhead(trx: Trx, now: Date): Promise<string[]> {
  const waiting = await sql<{ month: string }>`
    select month::text from strowger_cdr_waiting_months() as month`.execute(trx);
  const ahead = Array.from({ length: AHEAD_MONTHS + 1 }, (_, i) => addMonths(now, i));
  const months = monthsOf([...ahead, ...waiting.rows.map((row) => new Date(row.month))]);
  const made = await sql<{ month: string; made: boolean }>`
    select month, strowger_cdr_month(month::date) as made from unnest(${months}::text[]) as month`.execute(trx);
  return made.rows.filter((row) => !row.made).map((row) => row.month);
}

/** The first day of the month in UTC, as `YYYY-MM-01`. */
export function monthOf(at: Date): string {
  return `${at.toISOString().slice(0, 7)}-01`;
}

export function addMonths(at: Date, months: number): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
}

/** Each plausible month once. */
function monthsOf(times: readonly Date[]): string[] {
  const now = monthNumber(new Date());
  return [...new Set(times.map(monthNumber))]
    .filter((month) => month >= now - 12 * OLDEST_YEARS && month <= now + AHEAD_MONTHS)
    .map((month) => monthOf(new Date(Date.UTC(0, month, 1))));
}

/** Months since 1900, as `Date.UTC` counts them; NaN of a time that is none. */
function monthNumber(at: Date): number {
  return 12 * (at.getUTCFullYear() - 1900) + at.getUTCMonth();
}
