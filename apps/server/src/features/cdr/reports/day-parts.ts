import { DAY_MS, HOUR_MS } from '../counts/slices.ts';

/** A time within one day of UTC, whose calls are added to a bin (1 is the first), or taken away. */
export interface DayPart {
  readonly bin: number;
  readonly sign: 1 | -1;
  readonly from: Date;
  readonly until: Date;
}

/** Bins of days of some clock, by whole days of UTC and the parts of days by which the two differ. */
export interface DayBins {
  /** The day of UTC that makes most of a bin, in the order of the bins. */
  readonly days: readonly Date[];
  readonly parts: readonly DayPart[];
}

/**
 * Days of a clock that is ahead of UTC or behind it: each is a day of UTC, but for the part by which it begins later (or
 * earlier), which the day beside it has. So a year is read as 365 days and as many parts, the shorter ones of the two.
 * Pure.
 * @param boundaries one more than there are bins
 * @returns null where the bins are no days one after the other
 */
export function dayBins(boundaries: readonly Date[]): DayBins | null {
  const starts = boundaries.map((at) => Math.floor(at.getTime() / DAY_MS) * DAY_MS);
  if (starts.some((start, place) => place > 0 && start !== (starts[place - 1] ?? 0) + DAY_MS)) return null;
  const heads = boundaries.reduce((sum, at, place) => sum + at.getTime() - (starts[place] ?? 0), 0);
  const isAhead = heads > (boundaries.length * DAY_MS) / 2;
  const parts = boundaries.flatMap((at, place): DayPart[] => {
    const start = starts[place] ?? 0;
    const part = isAhead ? { from: at, until: new Date(start + DAY_MS) } : { from: new Date(start), until: at };
    if (part.from >= part.until) return [];
    const [ofEnded, ofBegun] = isAhead ? ([-1, 1] as const) : ([1, -1] as const);
    return [
      ...(place > 0 ? [{ ...part, bin: place, sign: ofEnded }] : []),
      ...(place < boundaries.length - 1 ? [{ ...part, bin: place + 1, sign: ofBegun }] : []),
    ];
  });
  const days = isAhead ? starts.slice(1) : starts.slice(0, -1);
  return { days: days.map((start) => new Date(start)), parts };
}

/** Parts by whole hours of UTC, and by the quarters of an hour at their ends. Pure. */
export function byHours(parts: readonly DayPart[]): { readonly hours: DayPart[]; readonly quarters: DayPart[] } {
  const [hours, quarters]: [DayPart[], DayPart[]] = [[], []];
  for (const part of parts) {
    const low = Math.ceil(part.from.getTime() / HOUR_MS) * HOUR_MS;
    const high = Math.floor(part.until.getTime() / HOUR_MS) * HOUR_MS;
    if (low >= high) {
      quarters.push(part);
      continue;
    }
    hours.push({ ...part, from: new Date(low), until: new Date(high) });
    const ends = [
      { ...part, until: new Date(low) },
      { ...part, from: new Date(high) },
    ];
    quarters.push(...ends.filter(({ from, until }) => from < until));
  }
  return { hours, quarters };
}
