/** Fields of a schedule, by their bounds (contract 30 §18.8); weekday 1 is Sunday. */
export const CRON_BOUNDS = {
  year: [1970, 2199],
  month: [1, 12],
  day: [1, 31],
  weekday: [1, 7],
  hour: [0, 23],
  minute: [0, 59],
} as const;

export type CronField = keyof typeof CRON_BOUNDS;

export const CRON_FIELDS: readonly CronField[] = ['year', 'month', 'day', 'weekday', 'hour', 'minute'];

/** What a field lets through; null: every value. */
export type CronSet = ReadonlySet<number> | null;

const PART = /^(?:(\*)|(\d{1,4})(?:-(\d{1,4}))?)(?:\/(\d{1,4}))?$/;

/**
 * Reads a list such as `*`, `5`, `1,3`, `1-5`, `*` with a step of 10.
 * @returns undefined for what is none, or out of the field's bounds
 */
export function parseCronList(field: CronField, text: string): CronSet | undefined {
  const [low, high] = CRON_BOUNDS[field];
  if (text.trim() === '*' || text.trim() === '') return null;
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const found = valuesOf(part.trim(), low, high);
    if (found === undefined) return undefined;
    for (const value of found) values.add(value);
  }
  return values;
}

function valuesOf(part: string, low: number, high: number): number[] | undefined {
  const match = PART.exec(part);
  if (!match) return undefined;
  const [, every, first, last, step] = match;
  const from = every === undefined ? Number(first) : low;
  // A step after one number goes on to the end.
  const until = every !== undefined || (last === undefined && step !== undefined) ? high : Number(last ?? first);
  const by = step === undefined ? 1 : Number(step);
  if (from < low || until > high || from > until || by < 1) return undefined;
  return Array.from({ length: Math.floor((until - from) / by) + 1 }, (_, place) => from + place * by);
}
