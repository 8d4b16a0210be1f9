import { DAY, type TimeRange } from './week.ts';

/** Times that are drawn or moved by keys fall on these minutes. */
export const STEP = 15;

export type Edge = 'from' | 'to';

/** The minute at a place on a day's line. */
export function minuteAt(x: number, width: number): number {
  if (width <= 0) return 0;
  return clamp(Math.round((x / width) * (DAY / STEP)) * STEP, 0, DAY);
}

/** The range between two places, a step long at least. */
export function rangeBetween(a: number, b: number): TimeRange {
  const from = Math.min(a, b, DAY - STEP);
  return { from, to: Math.max(a, b, from + STEP) };
}

/** A range with one end moved; the ends stay a step apart. */
export function movedEdge(range: TimeRange, edge: Edge, minute: number): TimeRange {
  const to = range.to <= range.from ? DAY : range.to;
  return edge === 'from'
    ? { from: clamp(minute, 0, to - STEP), to: range.to }
    : { from: range.from, to: clamp(minute, range.from + STEP, DAY) };
}

/** Where an end goes by a key; null: the key moves nothing. */
export function keyMove(key: string, minute: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.ceil(minute / STEP) * STEP - STEP;
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.floor(minute / STEP) * STEP + STEP;
    case 'PageDown':
      return minute - 60;
    case 'PageUp':
      return minute + 60;
    case 'Home':
      return 0;
    case 'End':
      return DAY;
    default:
      return null;
  }
}

/** Room for one more: an hour and more that is still free, best at the usual time. */
export function freeRange(ranges: readonly TimeRange[]): TimeRange {
  const usual = { from: 540, to: 1020 };
  const last = [...ranges].sort((a, b) => a.from - b.from).at(-1);
  if (last === undefined) return usual;
  const from = Math.min(last.to + 60, DAY - 60);
  return last.to <= last.from || from <= last.to ? { from: 0, to: 60 } : { from, to: Math.min(from + 180, DAY) };
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value));
}
