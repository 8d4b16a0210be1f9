import { errors } from '../../http/errors.ts';
import type { ApiKeyUpdate } from './schema.ts';

/** Columns a body sets; what it does not name stays away. */
export interface ApiKeyValues {
  name?: string;
  rate_limit?: number;
  active?: boolean;
  expires?: string | null;
}

/** @throws ApiError 400 for a day that no calendar has */
export function readApiKeyValues(sent: ApiKeyUpdate): ApiKeyValues {
  return {
    ...(sent.name === undefined ? {} : { name: sent.name.trim() }),
    ...(sent.rate_limit === undefined ? {} : { rate_limit: sent.rate_limit }),
    ...(sent.active === undefined ? {} : { active: sent.active === 1 }),
    ...(sent.expires === undefined ? {} : { expires: dayOf(sent.expires) }),
  };
}

function dayOf(text: string | null): string | null {
  if (text === null || text === '') return null;
  const day = text.slice(0, 'YYYY-MM-DD'.length);
  const date = new Date(`${day}T00:00:00Z`);
  // 30 February is read as a day of March.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, day.length) !== day) {
    throw errors.badField('expires', 'is not a day of the calendar');
  }
  return day;
}
