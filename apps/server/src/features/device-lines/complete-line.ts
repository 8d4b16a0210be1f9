import { errors, type FieldError } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';

/** What follows from a line's binding: nothing of its own identity, or all of it (contract 20 §2.3). */
const BOUND: Shown = { user_id: null, auth_id: null, password: null };

const DEFAULTS: Shown = { line_number: '1', register_expires: '3600' };

/**
 * Fields of a line that follow from what was sent. A bound line keeps no identity of its own; one that is bound no
 * longer keeps the one it had.
 * @param before as it was shown; null for a new one
 * @param after as it is to be
 * @param place put before field names in errors: `lines[2].`
 * @throws ApiError 400
 */
export function completeLine(before: Shown | null, after: Shown, place = ''): Shown {
  const cleared = Object.entries(DEFAULTS).filter(([name]) => after[name] === null);
  const identity = after['extension_uuid'] ? boundIdentity(before, after) : ownIdentity(before, after, place);
  return { ...Object.fromEntries(cleared), ...identity };
}

function boundIdentity(before: Shown | null, after: Shown): Shown {
  const isKept = before?.['extension_uuid'] && Object.keys(BOUND).every((name) => after[name] === before[name]);
  return isKept ? {} : BOUND;
}

function ownIdentity(before: Shown | null, after: Shown, place: string): Shown {
  const missing = ['user_id', 'password'].filter((name) => typeof after[name] !== 'string' || after[name] === '');
  if (missing.length > 0) throw errors.badFields(missing.map((name) => required(`${place}${name}`)));
  if (!before?.['extension_uuid']) return {};
  return { user_id: after['user_id'], auth_id: after['auth_id'] ?? null, password: after['password'] };
}

function required(field: string): FieldError {
  return { field, message: 'is required without extension_uuid' };
}
