import { KEPT_TYPES, LIVE_TYPES } from '../../events/event-types.ts';
import { errors } from '../../http/errors.ts';

const KNOWN: readonly string[] = [...KEPT_TYPES, ...LIVE_TYPES];

/**
 * Reads `types=channel.*,cdr.created`; empty = all.
 * @returns whether a type is wanted
 * @throws ApiError 400 for a name that is none
 */
export function typeFilter(text: string | undefined): (type: string) => boolean {
  const names = (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) return () => true;
  const wanted = new Set(names.flatMap(typesOf));
  return (type) => wanted.has(type);
}

/** Whether a type is meant by a name or by `area.*`. */
export function isNamed(type: string, name: string): boolean {
  return name.endsWith('.*') ? type.startsWith(name.slice(0, -1)) : type === name;
}

/** Whether a name, or `area.*`, means any event there is. */
export function namesAnEvent(name: string): boolean {
  return KNOWN.some((type) => isNamed(type, name));
}

function typesOf(name: string): readonly string[] {
  const types = KNOWN.filter((type) => isNamed(type, name));
  if (types.length === 0) throw errors.badField('types', `there is no event "${name.slice(0, 60)}"`);
  return types;
}
