import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';

/** `YYYY-MM-DD`; a time after it is dropped (contract 10 §2.4). */
export const paidDate = () => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}(?:[T ].*)?$' });

/** The day that was sent. @throws ApiError 400 for one that no calendar has */
export function dayOf(sent: unknown): string {
  const day = String(sent).slice(0, 'YYYY-MM-DD'.length);
  if (!isDay(day)) throw errors.badField('paid_date', 'is no day of the calendar');
  return day;
}

/** A day as a filter; absent when empty, null when it is none. */
export function dayFilter(text: string | undefined): string | null | undefined {
  const value = text?.trim().slice(0, 'YYYY-MM-DD'.length) ?? '';
  if (value === '') return undefined;
  return isDay(value) ? value : null;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) && !text.startsWith('0000');
}
