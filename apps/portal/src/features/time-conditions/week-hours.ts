import {
  CLOSED_WEEK,
  clockText,
  DAY,
  minuteOf,
  normalWeek,
  type TimeRange,
  WEEKDAYS,
  type Week,
  type Weekday,
  weekdayNamed,
} from './week.ts';

/** The window of a condition, as the API has it: one range of hours on one range of weekdays (contract 20 §9.1). */
export interface Window {
  readonly tc_time_start: string;
  readonly tc_time_stop: string;
  readonly tc_wday_start: Weekday;
  readonly tc_wday_stop: Weekday;
}

/** Hours of opening that the window has no room for: a rule that leads where the open condition leads. */
export interface HoursRule {
  readonly name: string;
  readonly match: { readonly wday: string; readonly time_of_day: string };
}

export interface WeekHours {
  readonly window: Window;
  readonly rules: readonly HoursRule[];
}

/** Hours that several days have alike; an end at or before the start passes midnight. */
interface Shift extends TimeRange {
  readonly days: readonly number[];
}

/**
 * A week as the API keeps it: the window holds the hours that most days have alike, rules hold the others.
 * @returns null: the week is never open, which the API cannot say
 */
export function hoursOfWeek(week: Week): WeekHours | null {
  const shifts = shiftsOf(normalWeek(week));
  const main = shifts.flatMap((shift) => runsOf(shift)).sort((a, b) => weightOf(b) - weightOf(a))[0];
  if (main === undefined) return null;
  const rest = shifts.map((shift) =>
    shift.from === main.from && shift.to === main.to ? without(shift, main.days) : shift,
  );
  const ranges = new Map<string, number[]>();
  for (const { days, from, to } of rest) {
    const pieces: (readonly [number, TimeRange])[] =
      from < to
        ? [[0, { from, to }]]
        : [
            [0, { from, to: DAY }],
            [1, { from: 0, to }],
          ];
    for (const [later, piece] of pieces) {
      const time = timeOfDay(piece);
      const moved = days.map((day) => (day + later) % 7);
      if (moved.length > 0) ranges.set(time, [...(ranges.get(time) ?? []), ...moved]);
    }
  }
  return {
    window: windowOf(main),
    rules: [...ranges].map(([time, days]) => ruleOf(days, time)),
  };
}

/** The week that a window and rules of opening hours mean. */
export function weekOfHours({ window, rules }: WeekHours): Week {
  const days = daysBetween(WEEKDAYS.indexOf(window.tc_wday_start), WEEKDAYS.indexOf(window.tc_wday_stop));
  const from = minuteOf(window.tc_time_start) ?? 0;
  const to = minuteOf(window.tc_time_stop) ?? DAY;
  // Equal times mean all day (contract 20 §9.1).
  const main = from === to ? { from: 0, to: DAY } : { from, to };
  const week = CLOSED_WEEK.map((_, day) => (days.includes(day) ? [main] : []));
  const whole = rules.reduce<readonly (readonly TimeRange[])[]>((before, { match }) => {
    const range = rangeOf(match.time_of_day);
    return before.map((ranges, day) =>
      range !== null && daysOf(match.wday).includes(day) ? [...ranges, range] : ranges,
    );
  }, week);
  return normalWeek(whole);
}

/** Reads a rule of opening hours as this file writes them; null: it is another rule. */
export function hoursRuleOf(name: string, match: Readonly<Record<string, string | undefined>>): HoursRule | null {
  const { wday, time_of_day: time, ...others } = match;
  if (wday === undefined || time === undefined || Object.values(others).some((value) => value !== undefined))
    return null;
  const range = rangeOf(time);
  if (range === null || range.from >= range.to || daysOf(wday).length === 0) return null;
  return name === ruleOf(daysOf(wday), timeOfDay(range)).name ? { name, match: { wday, time_of_day: time } } : null;
}

function ruleOf(days: readonly number[], time: string): HoursRule {
  const wday = [...new Set(days)]
    .sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
    .map((day) => WEEKDAYS[day])
    .join(',');
  return { name: `${wday} ${time}`, match: { wday, time_of_day: time } };
}

function daysOf(text: string): number[] {
  const days = text.split(',').map(weekdayNamed);
  return days.includes(-1) ? [] : days;
}

function rangeOf(text: string): TimeRange | null {
  const [from = null, to = null, ...more] = text.split('-').map(minuteOf);
  return from === null || to === null || more.length > 0 ? null : { from, to };
}

function timeOfDay({ from, to }: TimeRange): string {
  return `${clockText(from)}-${clockText(to)}`;
}

/** Ranges that end at midnight and go on after it are one; then days that have the same range. */
function shiftsOf(week: Week): Shift[] {
  const byTimes = new Map<string, Shift>();
  week.forEach((ranges, day) => {
    const next = week[(day + 1) % 7]?.[0];
    for (const { from, to } of ranges) {
      const goesOn = to === DAY && next?.from === 0 && mayJoin({ from, to }, next);
      const cameOn = from === 0 && isContinued(week, day, { from, to });
      if (cameOn) continue;
      const shift = { from, to: goesOn ? next.to : to };
      const key = timeOfDay(shift);
      byTimes.set(key, { ...shift, days: [...(byTimes.get(key)?.days ?? []), day] });
    }
  });
  return [...byTimes.values()];
}

/** A window passes midnight only where it ends earlier than it began. */
function mayJoin(evening: TimeRange, morning: TimeRange): boolean {
  return evening.from > 0 && morning.to < evening.from;
}

function isContinued(week: Week, day: number, morning: TimeRange): boolean {
  const evening = week[(day + 6) % 7]?.at(-1);
  return evening?.to === DAY && mayJoin(evening, morning);
}

/** The stretches of days in a row that a shift has. */
function runsOf(shift: Shift): Shift[] {
  const starts = shift.days.filter((day) => !shift.days.includes((day + 6) % 7));
  const begins = starts.length === 0 ? shift.days.slice(0, 1) : starts;
  return begins.map((begin) => {
    const days = [begin];
    for (let day = (begin + 1) % 7; day !== begin && shift.days.includes(day); day = (day + 1) % 7) days.push(day);
    return { ...shift, days };
  });
}

function weightOf({ days, from, to }: Shift): number {
  return days.length * (from < to ? to - from : to + DAY - from);
}

function without(shift: Shift, days: readonly number[]): Shift {
  return { ...shift, days: shift.days.filter((day) => !days.includes(day)) };
}

function windowOf({ from, to, days }: Shift): Window {
  return {
    tc_time_start: clockText(from),
    tc_time_stop: clockText(to),
    tc_wday_start: WEEKDAYS[days[0] ?? 1] ?? 'mon',
    tc_wday_stop: WEEKDAYS[days.at(-1) ?? 5] ?? 'fri',
  };
}

/** A range of weekdays wraps: Saturday to Monday. */
function daysBetween(first: number, last: number): number[] {
  return WEEKDAYS.map((_, index) => index).filter((day) => (day - first + 7) % 7 <= (last - first + 7) % 7);
}
