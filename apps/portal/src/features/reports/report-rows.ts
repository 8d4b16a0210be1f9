import type { AnswerOf } from '@strowger/client';
import { daysBefore, type Period, readPeriod } from '../call-records/period.ts';

/** Calls over time, as the API counts them. */
export type CallsReport = AnswerOf<'/api/reports/calls'>;
type Counts = CallsReport['totals'];

export const GROUPINGS = ['hour', 'day', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the chart shows. */
export const MEASURES = ['outcomes', 'directions', 'minutes', 'cost'] as const;
export type Measure = (typeof MEASURES)[number];

/** What the first of a top list has most of. */
export type TopOrder = 'calls' | 'cost';

/** The server tells at most 800 hours, and by default the 30 days before the end. */
const MOST_DAYS_BY_HOUR = 33;
const USUAL_DAYS = 30;
/** Up to so many days are told by hour unless something else is asked for. */
const DAYS_BY_HOUR = 2;
/** From so many days on, a chart by day has no room. */
const MANY_DAYS = 92;
const DAY_MS = 24 * 3600 * 1000;

type Address = Readonly<Record<string, unknown>>;

/** What the address asks for. */
export interface Asked {
  readonly period: Period;
  readonly grouping: Grouping;
  readonly measure: Measure;
  readonly asTable: boolean;
  readonly order: TopOrder;
}

/** Reads the address; what makes no sense there is as by default. @param today `YYYY-MM-DD` on the caller's clock */
export function readAsked(address: Address, today: string): Asked {
  const read = readPeriod(address);
  const period: Period = read.kind === 'all' ? { kind: 'days', days: USUAL_DAYS } : read;
  const days = spanOf(period, today);
  const wanted = GROUPINGS.find((one) => one === address['by']);
  const possible = wanted === 'hour' && !hoursFit(days) ? undefined : wanted;
  return {
    period,
    grouping: possible ?? (days <= DAYS_BY_HOUR ? 'hour' : days > MANY_DAYS ? 'month' : 'day'),
    measure: MEASURES.find((one) => one === address['show']) ?? 'outcomes',
    asTable: address['as'] === 'table',
    order: address['top'] === 'cost' ? 'cost' : 'calls',
  };
}

/** How many days a period has. */
export function spanOf(period: Period, today: string): number {
  if (period.kind === 'days') return period.days;
  if (period.kind === 'all' || period.from === '') return USUAL_DAYS;
  const last = period.to === '' ? today : period.to;
  return Math.max(1, (Date.parse(last) - Date.parse(period.from)) / DAY_MS + 1);
}

/** Whether a call more is seen in it: a longer report is not read again for every one. */
export function isShort(period: Period, today: string): boolean {
  return spanOf(period, today) <= DAYS_BY_HOUR;
}

/** Whether so many days can be told by hour. */
export function hoursFit(days: number): boolean {
  return days <= MOST_DAYS_BY_HOUR;
}

interface RangeQuery {
  readonly start_date: string;
  readonly end_date: string;
}

/** The days that the API is asked for. */
export function rangeOf(period: Period, today: string): RangeQuery {
  const end_date = period.kind === 'between' && period.to !== '' ? period.to : today;
  if (period.kind === 'between' && period.from !== '') return { start_date: period.from, end_date };
  return { start_date: daysBefore(end_date, spanOf(period, today) - 1), end_date };
}

/** One bar of the chart and one line of the table. */
export interface ReportRow {
  /** Begin of the hour, day or month on the caller's clock, as precise as that: `2026-03-01`. */
  readonly when: string;
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  /** Busy, cancelled, failed, not answered, taken by a mailbox. */
  readonly others: number;
  readonly inbound: number;
  readonly outbound: number;
  readonly local: number;
  readonly minutes: number;
  /** Null: it is not known. */
  readonly cost: number | null;
}

const LENGTHS = { hour: 16, day: 10, month: 7 } as const satisfies Record<Grouping, number>;

/** The bins of a report, those of a month put together where months are asked for. */
export function reportRows(series: CallsReport['series'], grouping: Grouping): readonly ReportRow[] {
  const bins = Map.groupBy(series, ({ time }) => time.slice(0, LENGTHS[grouping]));
  return [...bins].map(([when, parts]) => ({ when, ...countsOf(parts) }));
}

function countsOf(parts: readonly Counts[]): Omit<ReportRow, 'when'> {
  const sum = (of: (part: Counts) => number) => parts.reduce((total, part) => total + of(part), 0);
  const [calls, answered, missed] = [sum((one) => one.calls), sum((one) => one.answered), sum((one) => one.missed)];
  const isPriced = parts.every(({ cost }) => typeof cost === 'number');
  return {
    calls,
    answered,
    missed,
    others: calls - answered - missed,
    inbound: sum((one) => one.inbound),
    outbound: sum((one) => one.outbound),
    local: sum((one) => one.local),
    minutes: rounded(
      sum((one) => one.minutes),
      100,
    ),
    cost: isPriced
      ? rounded(
          sum((one) => one.cost ?? 0),
          1_000_000,
        )
      : null,
  };
}

/** Sums of decimal fractions are no decimal fractions. */
function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

/** What stands under a bar: the hour, the month and day, or the month. */
export function barLabel(when: string, grouping: Grouping): string {
  return grouping === 'hour' ? when.slice(5) : grouping === 'day' ? when.slice(5, 10) : when;
}
