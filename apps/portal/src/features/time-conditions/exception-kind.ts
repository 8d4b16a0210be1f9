import type { RuleMatch } from './rule-match.ts';

/** How an exception is edited: days of a certain year, days of every year, or the tests of the API themselves. */
export type ExceptionKind = 'dates' | 'yearly' | 'other';

/** A stretch of time; times may be empty: the whole first or last day. */
export interface Dates {
  readonly first: string;
  readonly firstTime: string;
  readonly last: string;
  readonly lastTime: string;
}

/** Days of a month, every year. */
export interface YearlyDays {
  readonly month: number;
  readonly first: number;
  readonly last: number;
}

/** The simplest way to edit a match. */
export function exceptionKind(match: RuleMatch): ExceptionKind {
  if (readDates(match) !== null) return 'dates';
  return readYearly(match) === null ? 'other' : 'yearly';
}

const DATES = /^(\d{4}-\d{2}-\d{2})?[ T]?(?:(\d{2}:\d{2})(?::\d{2})?)?$/;

/** Null: it is not a stretch of time alone. Dates that are not typed yet are empty. */
export function readDates(match: RuleMatch): Dates | null {
  if (match.date_time === undefined || !hasOnly(match, ['date_time'])) return null;
  const [first, last, ...more] = match.date_time.split('~').map((part) => DATES.exec(part.trim()));
  if (!first || !last || more.length > 0) return null;
  return { first: first[1] ?? '', firstTime: first[2] ?? '', last: last[1] ?? '', lastTime: last[2] ?? '' };
}

export function writeDates({ first, firstTime, last, lastTime }: Dates): RuleMatch {
  return { date_time: `${moment(first, firstTime)}~${moment(last, lastTime)}` };
}

/** Null: it is not days of one month alone. */
export function readYearly(match: RuleMatch): YearlyDays | null {
  if (!hasOnly(match, ['mon', 'mday'])) return null;
  const month = /^\d{1,2}$/.exec(match.mon ?? '')?.[0];
  const [, first, last = first] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(match.mday ?? '') ?? [];
  if (month === undefined || first === undefined || last === undefined) return null;
  return { month: Number(month), first: Number(first), last: Number(last) };
}

export function writeYearly({ month, first, last }: YearlyDays): RuleMatch {
  return { mon: String(month), mday: first === last ? String(first) : `${first}-${last}` };
}

/** What a kind begins with. */
export function emptyMatch(kind: ExceptionKind, today: string): RuleMatch {
  switch (kind) {
    case 'dates':
      return writeDates({ first: today, firstTime: '', last: today, lastTime: '' });
    case 'yearly':
      return writeYearly({ month: 1, first: 1, last: 1 });
    case 'other':
      return {};
  }
}

/** A match with one test changed; an empty text takes it away. */
export function withTest(match: RuleMatch, key: keyof RuleMatch, text: string): RuleMatch {
  const { [key]: _before, ...others } = match;
  return text === '' ? others : { ...others, [key]: text };
}

function moment(date: string, time: string): string {
  return time === '' ? date : `${date} ${time}`;
}

function hasOnly(match: RuleMatch, keys: readonly string[]): boolean {
  return Object.entries(match).every(([key, value]) => value === undefined || keys.includes(key));
}
