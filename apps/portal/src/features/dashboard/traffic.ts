import type { AnswerOf } from '@strowger/client';
import { daysBefore } from '../call-records/period.ts';

/** Calls over time, as the API counts them. */
export type CallsReport = AnswerOf<'/api/reports/calls'>;

/** Whole days up to today that the chart shows, by name. */
const DAYS = { today: 1, week: 7, month: 30 } as const;

export type Range = keyof typeof DAYS;

export const RANGES = ['today', 'week', 'month'] as const satisfies readonly Range[];

/** The range that a control or an address names; today for any other. */
export function rangeOf(value: unknown): Range {
  return RANGES.find((range) => range === value) ?? 'today';
}

/** The range that stands in the address of the dashboard. */
export function readRange({ range }: Readonly<Record<string, unknown>>): { readonly range: Range } {
  return { range: rangeOf(range) };
}

/**
 * What the API is asked for: whole days up to today.
 * @param today `YYYY-MM-DD` on the caller's clock
 */
export function rangeQuery(range: Range, today: string): { start_date: string; end_date: string } {
  return { start_date: daysBefore(today, DAYS[range] - 1), end_date: today };
}

/** What stands under a bar: the hour of `YYYY-MM-DD HH:MM:SS`, or its month and day. */
export function binLabel(time: string, interval: CallsReport['interval']): string {
  return interval === 'hour' ? time.slice(11, 16) : time.slice(5, 10);
}

/** Share of calls that were answered, 0 to 1; null without any. */
export function answeredShare({ calls, answered }: { readonly calls: number; readonly answered: number }) {
  return calls === 0 ? null : answered / calls;
}
