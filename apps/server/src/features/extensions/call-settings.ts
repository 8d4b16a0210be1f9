import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { lockNumberPlan } from '../domains/number-plan.ts';
import type { SentValues } from './extension-values.ts';
import { type ExtensionRow, linkedExtensions } from './store.ts';
import { updateExtension } from './update-extension.ts';
import type { Writer } from './writer.ts';

/** Call settings of a user (contract 10 §5.6): they live in the extensions linked to him. */
const CALL_SETTINGS = [
  'dnd',
  'forward_all',
  'forward_busy',
  'forward_no_answer',
  'forward_user_not_registered',
] as const;

export type CallSetting = (typeof CALL_SETTINGS)[number];

export function isCallSetting(name: string): name is CallSetting {
  return CALL_SETTINGS.some((setting) => setting === name);
}

/**
 * The value in the user's first extension: whether he is not to be disturbed, or where calls go (`""` = off).
 * @throws ApiError 409 when no extension is linked to him
 */
export async function readCallSetting(trx: Trx, userId: number, setting: CallSetting): Promise<boolean | string> {
  const [first] = await requireLinked(trx, userId);
  if (setting === 'dnd') return first.do_not_disturb;
  return first[`${setting}_enabled`] ? (first[`${setting}_destination`] ?? '') : '';
}

/**
 * Writes the value to every extension linked to the user; the next call follows it. Changes nothing but what it names.
 * @param value as sent: a flag for `dnd`, else a destination of contract 20 §0.9, `""` or null = off
 * @throws ApiError 409 when no extension is linked to him, 400 for a bad value
 */
export async function writeCallSetting(
  writer: Writer,
  platform: Platform,
  userId: number,
  setting: CallSetting,
  value: unknown,
): Promise<void> {
  const sent = setting === 'dnd' ? { do_not_disturb: flagOf(value) } : forwardOf(setting, value);
  const [first] = await requireLinked(writer.trx, userId);
  await lockNumberPlan(writer.trx, first.tenant_id);
  for (const extension of await requireLinked(writer.trx, userId)) {
    await updateExtension(writer, platform, extension, sent);
  }
}

async function requireLinked(trx: Trx, userId: number): Promise<[ExtensionRow, ...ExtensionRow[]]> {
  const [first, ...others] = await linkedExtensions(trx, userId);
  if (!first) throw errors.conflict('No extension is linked to this user');
  return [first, ...others];
}

function flagOf(value: unknown): boolean {
  if (value === true || value === 1 || value === '1' || value === 'true') return true;
  if (value === false || value === 0 || value === '0' || value === 'false' || value === '' || value === null)
    return false;
  throw errors.badField('dnd', 'must be true or false');
}

const LONGEST_DESTINATION = 255;

function forwardOf(setting: Exclude<CallSetting, 'dnd'>, value: unknown): SentValues {
  if (value === null || value === '') return { [`${setting}_enabled`]: false };
  const destination = typeof value === 'number' ? String(value) : value;
  const isText = typeof destination === 'string' && destination.length <= LONGEST_DESTINATION;
  if (!isText || /\p{Cc}/u.test(destination)) throw errors.badField(setting, 'must be a destination');
  return destination.trim() === ''
    ? { [`${setting}_enabled`]: false }
    : { [`${setting}_enabled`]: true, [`${setting}_destination`]: destination };
}
