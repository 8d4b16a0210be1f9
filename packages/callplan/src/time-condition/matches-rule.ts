import { type Parsed, parsed, quote, unreadable } from '../parsed.ts';
import type { TimeMatch } from './configuration.ts';
import type { LocalTime } from './local-time.ts';

type NumberField = Exclude<keyof TimeMatch, 'time_of_day' | 'date_time'>;

interface FieldRule {
  readonly lowest: number;
  readonly highest: number;
  readonly of: (time: LocalTime) => number;
}

/** `wday` counts from Sunday = 1, as switches do. */
const FIELDS: Readonly<Record<NumberField, FieldRule>> = {
  year: { lowest: 1970, highest: 9999, of: (time) => time.year },
  mon: { lowest: 1, highest: 12, of: (time) => time.month },
  mday: { lowest: 1, highest: 31, of: (time) => time.day },
  wday: { lowest: 1, highest: 7, of: (time) => time.weekday + 1 },
  week: { lowest: 1, highest: 53, of: (time) => time.week },
};
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const TIME_OF_DAY = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2})?)?$/;

interface Range {
  readonly from: number;
  readonly to: number;
}

type Test = (now: LocalTime) => boolean;

/** What each rule asks, read once for as long as its configuration lives. */
const TESTS = new WeakMap<TimeMatch, readonly Test[]>();

/** Whether every test of the rule is true at this time; unreadable ones are not (contract 20 §9.1.1). */
export function matchesRule(match: TimeMatch, now: LocalTime): boolean {
  let tests = TESTS.get(match);
  if (tests === undefined) {
    tests = testsOf(match);
    TESTS.set(match, tests);
  }
  return tests.every((test) => test(now));
}

function testsOf(match: TimeMatch): Test[] {
  const tests: Test[] = numberFields().flatMap(([name, { of }]) => {
    const text = match[name];
    if (text === undefined) return [];
    const ranges = parseRanges(name, text);
    return [(now) => within(ranges, of(now))];
  });
  const { time_of_day: time, date_time: dates } = match;
  if (time !== undefined) tests.push(timeTest(time));
  if (dates !== undefined) tests.push(dateTest(dates));
  return tests;
}

/** What is wrong with a rule; null: nothing. */
export function faultOfRule(match: TimeMatch): { readonly field: keyof TimeMatch; readonly message: string } | null {
  for (const [field] of numberFields()) {
    const text = match[field];
    const ranges = text === undefined ? null : parseRanges(field, text);
    if (ranges !== null && !ranges.ok) return { field, message: ranges.error };
  }
  const { time_of_day: time, date_time: dates } = match;
  if (time !== undefined && minutesOf(time) === null) {
    return { field: 'time_of_day', message: `${quote(time)} is no HH:MM-HH:MM` };
  }
  if (dates !== undefined && momentsOf(dates) === null) {
    return { field: 'date_time', message: `${quote(dates)} is no YYYY-MM-DD HH:MM~YYYY-MM-DD HH:MM` };
  }
  return null;
}

function numberFields(): [NumberField, FieldRule][] {
  return [
    ['year', FIELDS.year],
    ['mon', FIELDS.mon],
    ['mday', FIELDS.mday],
    ['wday', FIELDS.wday],
    ['week', FIELDS.week],
  ];
}

/** `1-5,7`; names of weekdays count as their numbers. */
function parseRanges(name: NumberField, text: string): Parsed<readonly Range[]> {
  const { lowest, highest } = FIELDS[name];
  const ranges: Range[] = [];
  for (const item of text.split(',')) {
    const [from = Number.NaN, to = from, ...more] = item
      .split('-')
      .map((word) => numberOf(name, word.trim().toLowerCase()));
    const isRange = more.length === 0 && [from, to].every((value) => value >= lowest && value <= highest);
    if (!isRange) return unreadable(`${quote(item)} is not between ${lowest} and ${highest}`);
    ranges.push({ from, to });
  }
  return parsed(ranges);
}

function numberOf(name: NumberField, word: string): number {
  const weekday = name === 'wday' ? WEEKDAYS.indexOf(word) : -1;
  if (weekday >= 0) return weekday + 1;
  return /^\d{1,4}$/.test(word) ? Number(word) : Number.NaN;
}

/** A range whose end lies before its begin wraps: November to February. */
function within(ranges: Parsed<readonly Range[]>, value: number): boolean {
  if (!ranges.ok) return false;
  return ranges.value.some(({ from, to }) =>
    from <= to ? from <= value && value <= to : value >= from || value <= to,
  );
}

function minutesOf(text: string): Range | null {
  const [, fromHour, fromMinute, toHour, toMinute] = (TIME_OF_DAY.exec(text.trim()) ?? []).map(Number);
  if (fromHour === undefined || fromMinute === undefined || toHour === undefined || toMinute === undefined) return null;
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  const isTime = fromMinute < 60 && toMinute < 60 && from < 1440 && to <= 1440;
  return isTime ? { from, to } : null;
}

function timeTest(text: string): Test {
  const range = minutesOf(text);
  if (range === null) return () => false;
  const { from, to } = range;
  return ({ minute }) => (from < to ? from <= minute && minute < to : minute >= from || minute < to);
}

/** Both ends of `2026-12-24~2026-12-26 18:00` as comparable texts; a day alone means all of it. */
function momentsOf(text: string): { readonly from: string; readonly to: string } | null {
  const [first = '', last = '', ...more] = text.split('~').map((part) => part.trim());
  const [from, to] = [MOMENT.exec(first), MOMENT.exec(last)];
  if (from === null || to === null || more.length > 0) return null;
  return { from: `${from[1]} ${from[2] ?? '00:00'}`, to: `${to[1]} ${to[2] ?? '23:59'}` };
}

function dateTest(text: string): Test {
  const moments = momentsOf(text);
  return (now) => moments !== null && moments.from <= now.text && now.text <= moments.to;
}
