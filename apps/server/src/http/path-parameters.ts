import { errors } from './errors.ts';

/** A path parameter: a numeric id, a uuid or a name. What does not fit is 404 (contract 10 §2.4, 20 §0.4). */
export type ParamKind = 'id' | 'uuid' | 'name';

export type ParamValues<P extends Record<string, ParamKind>> = {
  readonly [K in keyof P]: P[K] extends 'id' ? number : string;
};

const FORM: Readonly<Record<ParamKind, RegExp>> = {
  id: /^-?\d{1,10}$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  name: /^[^\0]{1,255}$/,
};
/** What an integer column holds. */
export const HIGHEST_ID = 2_147_483_647;

/** @throws ApiError 404 that names the kind of object */
export function parseParams<P extends Record<string, ParamKind>>(kinds: P | undefined, raw: unknown): ParamValues<P> {
  const values: Record<string, string | number> = {};
  for (const [name, kind] of Object.entries(kinds ?? {})) values[name] = parseOne(name, kind, textOf(raw, name));
  if (!isComplete(kinds, values)) throw new Error('a path parameter was not parsed');
  return values;
}

function parseOne(name: string, kind: ParamKind, text: string): string | number {
  if (!FORM[kind].test(text)) throw errors.notFound(titleOf(name));
  if (kind !== 'id') return kind === 'uuid' ? text.toLowerCase() : text;
  const id = Number(text);
  if (Math.abs(id) > HIGHEST_ID) throw errors.notFound(titleOf(name));
  return id;
}

/** The loop above gave every declared name a value of its kind. */
function isComplete<P extends Record<string, ParamKind>>(
  kinds: P | undefined,
  values: Record<string, string | number>,
): values is Record<string, string | number> & ParamValues<P> {
  return Object.entries(kinds ?? {}).every(
    ([name, kind]) => typeof values[name] === (kind === 'id' ? 'number' : 'string'),
  );
}

function textOf(raw: unknown, name: string): string {
  const value: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, name) : undefined;
  return typeof value === 'string' ? value : '';
}

/** `tenant_id` → `Tenant`, `ring_group_uuid` → `Ring group`. */
function titleOf(param: string): string {
  const words = param.replace(/_?(id|uuid)$/i, '').replaceAll('_', ' ');
  return words === '' ? 'Object' : words.charAt(0).toUpperCase() + words.slice(1);
}
