import { errors } from '../http/errors.ts';

const WRITTEN = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** An ISO 8601 time; without a zone it is UTC, without a time midnight. Null for what is none. */
function readMoment(text: string): Date | null {
  const written = text.trim();
  if (!WRITTEN.test(written)) return null;
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(written.slice(10));
  const moment = new Date(written.length === 10 || hasZone ? written : `${written.replace(' ', 'T')}Z`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** When something ends; null and empty: never. @throws ApiError 400 for `expires_at` */
export function readExpiry(text: string | null): Date | null {
  if (text === null || text === '') return null;
  const moment = readMoment(text);
  if (moment === null) throw errors.badField('expires_at', 'must be a time such as 2026-01-31T12:00:00Z');
  return moment;
}
