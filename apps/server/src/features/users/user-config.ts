import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';

/** A value that clients keep with a user. */
export type ConfigValue = string | number | boolean;

const NAME = /^[a-zA-Z0-9_.-]{1,32}(:[a-zA-Z0-9_.-]{1,64})?$/;
const LONGEST_VALUE = 4096;

/** `type:name` or a plain name (contract 10 §5.6). @throws ApiError 400 */
export function requireConfigName(name: string): string {
  if (!NAME.test(name)) throw errors.badField('config_name', 'must look like name or type:name');
  return name;
}

/**
 * The value in a raw body: a JSON scalar, `{"value": …}`, or plain text; null = none.
 * @throws ApiError 400 for lists and other objects, 413 beyond 4 KiB
 */
export function readConfigBody(bytes: Buffer): ConfigValue | null {
  if (bytes.length > LONGEST_VALUE) throw errors.tooLarge(`The value must not be longer than ${LONGEST_VALUE} bytes`);
  const text = bytes.toString('utf8');
  if (text.includes('\0')) throw errors.badRequest('Text must not contain NUL characters');
  const parsed = parseJson(text);
  const value: unknown = isWrapped(parsed) ? parsed.value : parsed;
  if (value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw errors.badRequest('The body must be a plain value or {"value": …}');
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text.trim();
  }
}

function isWrapped(value: unknown): value is { value: unknown } {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === 'value';
}

export async function readConfig(trx: Trx, userId: number, name: string): Promise<ConfigValue | null> {
  const row = await trx
    .selectFrom('user_config')
    .select('value')
    .where('user_id', '=', userId)
    .where('name', '=', name)
    .executeTakeFirst();
  const value = row?.value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Null takes the value away. */
export async function writeConfig(
  trx: Trx,
  user: { readonly userId: number; readonly tenantId: number },
  name: string,
  value: ConfigValue | null,
): Promise<void> {
  if (value === null) {
    await trx.deleteFrom('user_config').where('user_id', '=', user.userId).where('name', '=', name).execute();
    return;
  }
  const stored = JSON.stringify(value);
  await trx
    .insertInto('user_config')
    .values({ user_id: user.userId, tenant_id: user.tenantId, name, value: stored })
    .onConflict((conflict) => conflict.columns(['user_id', 'name']).doUpdateSet({ value: stored }))
    .execute();
}
