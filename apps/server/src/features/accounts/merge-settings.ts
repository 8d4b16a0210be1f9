import { errors } from '../../http/errors.ts';

const NAME = /^[a-z0-9_.-]{1,64}$/;
const LONGEST_VALUE = 4096;

type Settings = Readonly<Record<string, unknown>>;

/**
 * What was sent over what is stored, key by key; null takes a key away (contract 30 §8).
 * @throws ApiError 400
 */
export function mergeSettings(stored: unknown, sent: unknown): Settings {
  const before = recordOf(stored);
  const changes = recordOf(sent);
  for (const [name, value] of Object.entries(changes)) {
    if (!NAME.test(name)) throw errors.badField(`settings.${name}`, 'is no name of a setting');
    if ((JSON.stringify(value) ?? '').length > LONGEST_VALUE) throw errors.badField(`settings.${name}`, 'is too long');
  }
  return Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null));
}

function recordOf(value: unknown): Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
