import { laterDay, matches, type RuleMatch, turningMinutes, type WallClock, weekdayOf } from './rule-match.ts';
import { DAY, isOpenAt, type Week } from './week.ts';

/** What calls meet: open, closed, or an exception that has a destination of its own. */
export type Side =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'rule'; readonly index: number; readonly name: string };

export interface HoursState {
  readonly side: Side;
  /** When another side begins; null: not within the next days. */
  readonly until: WallClock | null;
}

/** What decides a condition. */
export interface ConditionHours {
  /** In its normal form. */
  readonly week: Week;
  /** Exceptions in their order; they are asked before the week. */
  readonly rules: readonly { readonly name?: string; readonly match: RuleMatch }[];
}

/** Days that are looked at for the next change: a week and what holidays may take of it. */
const AHEAD = 15;

/** Which side a condition is on at a moment of the tenant's clock, and until when. */
export function hoursAt(condition: ConditionHours, now: WallClock): HoursState {
  const side = sideAt(condition, now);
  for (let days = 0; days <= AHEAD; days++) {
    const day = laterDay(now, days);
    for (const minute of turningsOf(condition, weekdayOf(day))) {
      const then = { ...day, minute };
      const isLater = days > 0 || minute > now.minute;
      if (isLater && !isSame(sideAt(condition, then), side)) return { side, until: then };
    }
  }
  return { side, until: null };
}

/** The first rule that matches, else the week (contract 20 §9.1). */
export function sideAt({ week, rules }: ConditionHours, now: WallClock): Side {
  const index = rules.findIndex(({ match }) => matches(match, now));
  if (index >= 0) return { kind: 'rule', index, name: rules[index]?.name ?? '' };
  return { kind: isOpenAt(week, weekdayOf(now), now.minute) ? 'open' : 'closed' };
}

function turningsOf({ week, rules }: ConditionHours, weekday: number): number[] {
  const hours = (week[weekday] ?? []).flatMap(({ from, to }) => [from, to]);
  const minutes = new Set([0, ...hours, ...rules.flatMap(({ match }) => turningMinutes(match))]);
  return [...minutes].filter((minute) => minute < DAY).sort((a, b) => a - b);
}

function isSame(a: Side, b: Side): boolean {
  return a.kind === b.kind && (a.kind !== 'rule' || (b.kind === 'rule' && a.index === b.index));
}

/** The wall clock of an IANA zone; of this browser where it does not know the zone. */
export function wallClock(now: Date, timeZone: string): WallClock {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    minute: part('hour') * 60 + part('minute'),
  };
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const shown: Intl.DateTimeFormatOptions = {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  };
  try {
    return new Intl.DateTimeFormat('en-GB', { ...shown, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', shown);
  }
}

/** A moment of a wall clock in words: `Fri 17:00`; with the date where it is a week away or more. */
export function untilText(until: WallClock, now: WallClock, language: string): string {
  const date = Date.UTC(until.year, until.month - 1, until.day, 0, until.minute);
  const today = Date.UTC(now.year, now.month - 1, now.day);
  const isFar = date - today >= 7 * 86_400_000;
  const isToday = date - today < 86_400_000;
  const day: Intl.DateTimeFormatOptions = isFar ? { dateStyle: 'medium', timeStyle: 'short' } : { weekday: 'long' };
  const options: Intl.DateTimeFormatOptions = isFar
    ? day
    : { ...(isToday ? {} : day), hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(date);
}
