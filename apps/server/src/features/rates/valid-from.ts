import { errors } from '../../http/errors.ts';

const DAY_MS = 86_400_000;
const FARTHEST_MS = 10 * 366 * DAY_MS;

/**
 * From when a deck counts: epoch seconds, a day or an ISO time; absent: from now on, and so is today.
 * @throws ApiError 400 for what is none, before today (what was charged stays charged) or too far ahead
 */
export function validFromIn(query: Readonly<Record<string, string>>, now: Date): Date {
  const text = query['valid_from']?.trim() ?? '';
  if (text === '') return now;
  const at = /^\d{9,11}$/.test(text) ? new Date(Number(text) * 1000) : isoTime(text);
  if (at === null || Number.isNaN(at.getTime())) throw errors.badField('valid_from', 'must be a date');
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  if (at.getTime() < today) throw errors.badField('valid_from', 'must not lie in the past');
  if (at.getTime() > now.getTime() + FARTHEST_MS) throw errors.badField('valid_from', 'lies too far ahead');
  return at < now ? now : at;
}

/** Without a zone UTC is meant. */
function isoTime(text: string): Date | null {
  const [, day, time = 'T00:00', zone = 'Z'] = ISO.exec(text) ?? [];
  return day === undefined ? null : new Date(`${day}${time.replace(' ', 'T')}${zone}`);
}

const ISO = /^(\d{4}-\d{2}-\d{2})([T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?(Z|[+-]\d{2}:\d{2})?$/;
