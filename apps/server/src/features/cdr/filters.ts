import { errors } from '../../http/errors.ts';
import { startOfDay, type TimeZone } from '../../time/zone.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 3600 * 1000;

type Query = Readonly<Record<string, string>>;

/**
 * A date filter (contract 40 A0): a full timestamp is a UTC instant, a bare day begins at the caller's midnight, digits
 * are UTC epoch seconds.
 * @returns the instant, and whether only a day was named; null when absent
 * @throws ApiError 400 naming the key when it is none of these
 */
function instantOf(query: Query, key: string, where: TimeZone): { at: Date; day: boolean } | null {
  const text = query[key]?.trim() ?? '';
  if (text === '') return null;
  if (DAY.test(text) && !Number.isNaN(Date.parse(text))) return { at: startOfDay(text, where), day: true };
  if (/^\d{9,10}(\.\d+)?$/.test(text)) return { at: new Date(Math.trunc(Number(text)) * 1000), day: false };
  const at = new Date(/^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text) ? `${text.replace(' ', 'T')}Z` : text);
  if (!/^\d{4}-\d\d-\d\d[T ]/.test(text) || Number.isNaN(at.getTime())) {
    throw errors.badField(key, 'must be YYYY-MM-DD or YYYY-MM-DD HH:MM:SS');
  }
  return { at, day: false };
}

/** First instant of the range, inclusive. */
export function rangeStart(query: Query, key: string, where: TimeZone): Date | null {
  return instantOf(query, key, where)?.at ?? null;
}

/** First instant after the range: a full timestamp excludes itself, a bare day is included whole. */
export function rangeEnd(query: Query, key: string, where: TimeZone): Date | null {
  const instant = instantOf(query, key, where);
  if (!instant?.day) return instant?.at ?? null;
  const nextDay = new Date(Date.parse(`${query[key]?.trim()}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return startOfDay(nextDay, where);
}

/** A page size outside 1…max falls back to its default, as the contract wants it: no error. */
export function clampLimit(text: string | undefined, fallback: number, max: number): number {
  const value = Number(text);
  return text !== undefined && /^\d+$/.test(text.trim()) && value >= 1 && value <= max ? value : fallback;
}

export function clampOffset(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0;
}
