import type { BodyOf } from '@strowger/client';
import { minuteOf, weekdayNamed } from './week.ts';

/** What a rule asks of a moment (contract 20 §9.1.1); what is absent matches always. */
export type RuleMatch = NonNullable<BodyOf<'/api/time_conditions', 'post'>['rules']>[number]['match'];

/** A moment on the tenant's wall clock. */
export interface WallClock {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  /** Minutes after midnight. */
  readonly minute: number;
}

/** Whether every test of a rule is true at a moment; unreadable ones are not. */
export function matches(match: RuleMatch, now: WallClock): boolean {
  const { year, mon, mday, wday, week, time_of_day: time, date_time: dates } = match;
  return (
    isIn(year, now.year) &&
    isIn(mon, now.month) &&
    isIn(mday, now.day) &&
    isIn(wday, weekdayOf(now) + 1, weekdayNumber) &&
    isIn(week, isoWeekOf(now)) &&
    (time === undefined || isInTime(time, now.minute)) &&
    (dates === undefined || isInDates(dates, now))
  );
}

/** 0 = Sunday. */
export function weekdayOf({ year, month, day }: WallClock): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** The start of a day some days later. */
export function laterDay({ year, month, day }: WallClock, days: number): WallClock {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), minute: 0 };
}

/** Minutes of the day at which the answer of a rule may change. */
export function turningMinutes({ time_of_day: time, date_time: dates }: RuleMatch): number[] {
  const clocks = [...(time?.split('-') ?? []), ...[...(dates ?? '').matchAll(/\d{2}:\d{2}/g)].map(([clock]) => clock)];
  // The last minute of `date_time` belongs to it.
  return clocks.flatMap((clock) => {
    const minute = minuteOf(clock);
    return minute === null ? [] : [minute, minute + 1];
  });
}

function isIn(text: string | undefined, value: number, read: (word: string) => number = numberOf): boolean {
  if (text === undefined) return true;
  return text.split(',').some((item) => {
    const [from = Number.NaN, to = from] = item.split('-').map((word) => read(word.trim().toLowerCase()));
    // November to February wraps.
    return from <= to ? from <= value && value <= to : value >= from || value <= to;
  });
}

function numberOf(word: string): number {
  return /^\d{1,4}$/.test(word) ? Number(word) : Number.NaN;
}

function weekdayNumber(word: string): number {
  const named = weekdayNamed(word);
  return named < 0 ? numberOf(word) : named + 1;
}

function isInTime(text: string, minute: number): boolean {
  const [from = null, to = null] = text.split('-').map(minuteOf);
  if (from === null || to === null) return false;
  return from < to ? from <= minute && minute < to : minute >= from || minute < to;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?/;

function isInDates(text: string, now: WallClock): boolean {
  const [first, last] = text.split('~').map((part) => MOMENT.exec(part.trim()));
  if (!first || !last) return false;
  const shown = momentText(now);
  return `${first[1]} ${first[2] ?? '00:00'}` <= shown && shown <= `${last[1]} ${last[2] ?? '23:59'}`;
}

function momentText({ year, month, day, minute }: WallClock): string {
  return `${year}-${two(month)}-${two(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const DAY_MS = 86_400_000;

/** ISO 8601: the week that holds the Thursday of this date's week. */
function isoWeekOf(now: WallClock): number {
  const thursday = Date.UTC(now.year, now.month - 1, now.day + 4 - (weekdayOf(now) || 7));
  const newYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - newYear) / DAY_MS / 7) + 1;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
