/** How far back the months go that are offered. */
const MONTHS = 13;

/** The month of a moment and those before it, newest first, as the API names them: `2026-11`. Months are UTC's. */
export function monthsUntil(now: Date): readonly string[] {
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 'YYYY-MM'.length),
  );
}

/** @param month `2026-11` @returns `November 2026` */
export function monthText(month: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** How much of what is included was used, 0-100; of nothing all is used. */
export function percentUsed(used: number, included: number): number {
  if (included <= 0) return used > 0 ? 100 : 0;
  return Math.min(100, Math.floor((100 * used) / included));
}
