/** Days as the API names them; the index is the weekday, 0 = Sunday. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** The weekday of a name; -1: it is none. */
export function weekdayNamed(name: string): number {
  const names: readonly string[] = WEEKDAYS;
  return names.indexOf(name);
}

/** Minutes in a day. */
export const DAY = 1440;

/** Opening hours of a day in minutes after midnight, the end excluded; an end at or before the start: into the next day. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** Opening hours of a week, a list for each weekday; 0 = Sunday. */
export type Week = readonly (readonly TimeRange[])[];

export const CLOSED_WEEK: Week = WEEKDAYS.map(() => []);

/** A week with the hours of one day changed. */
export function withDay(week: Week, weekday: number, ranges: readonly TimeRange[]): Week {
  return week.map((old, index) => (index === weekday ? ranges : old));
}

/** The same hours told once: in order, what overlaps or touches joined, what passes midnight cut there. */
export function normalWeek(week: Week): Week {
  const cut: TimeRange[][] = WEEKDAYS.map(() => []);
  week.forEach((ranges, weekday) => {
    for (const { from, to } of ranges) {
      if (from < to) {
        cut[weekday]?.push({ from, to });
      } else {
        cut[weekday]?.push({ from, to: DAY });
        if (to > 0) cut[(weekday + 1) % 7]?.push({ from: 0, to });
      }
    }
  });
  return cut.map(joined);
}

function joined(ranges: readonly TimeRange[]): TimeRange[] {
  const result: TimeRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || last.to < range.from) result.push(range);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return result;
}

/** Whether a week in its normal form is open at a minute of a weekday. */
export function isOpenAt(week: Week, weekday: number, minute: number): boolean {
  return (week[weekday] ?? []).some(({ from, to }) => from <= minute && minute < to);
}

/** `09:30`; the end of a day is `24:00`. */
export function clockText(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Minutes after midnight of `09:30`; null for what is no time. */
export function minuteOf(text: string): number | null {
  const [, hour, minute] = (/^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? []).map(Number);
  if (hour === undefined || minute === undefined || minute > 59) return null;
  const total = hour * 60 + minute;
  return total <= DAY ? total : null;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
