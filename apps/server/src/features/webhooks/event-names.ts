import { errors } from '../../http/errors.ts';
import { isNamed, namesAnEvent } from '../events/type-filter.ts';

/**
 * The names without blanks and repetitions.
 * @throws ApiError 400 for one that is no event and no `area.*`
 */
export function readEventNames(sent: readonly string[]): string[] {
  const names = [...new Set(sent.map((name) => name.trim()))];
  const unknown = names.find((name) => !namesAnEvent(name));
  if (unknown !== undefined) throw errors.badField('events', `there is no event "${unknown.slice(0, 60)}"`);
  return names;
}

/** Whether a webhook with these names wants events of a type. */
export function wantsType(names: readonly string[], type: string): boolean {
  return names.some((name) => isNamed(type, name));
}
