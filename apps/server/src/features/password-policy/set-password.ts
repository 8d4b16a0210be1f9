import type { Trx } from '@strowger/db';
import type { PasswordHasher } from '../../access/password-hash.ts';
import { errors } from '../../http/errors.ts';
import { brokenRules } from './password-rules.ts';
import { readPolicy } from './store.ts';

/** Longest password that is hashed, in bytes (contract 10 §1.2). */
export const LONGEST_PASSWORD = 1024;
/** The longest history a policy can ask for. */
const KEPT_HASHES = 24;

export interface NewPassword {
  readonly userId: number;
  readonly tenantId: number;
  readonly password: string;
  readonly now: Date;
  /** Status of a password of the history; absent: 422. */
  readonly repeated?: 412;
}

/**
 * Sets a user's password after the policy and his last passwords were asked (contract 10 §6).
 * @throws ApiError 422 with one `details` entry for each broken rule, 422 or 412 for a password of the history
 */
export async function setPassword(trx: Trx, passwords: PasswordHasher, change: NewPassword): Promise<void> {
  await requireGoodPassword(trx, change.password);
  if (await isRecent(trx, passwords, change)) {
    const message = 'must not be one of the last passwords';
    const details = [{ field: 'password', message }];
    if (change.repeated === 412) throw errors.preconditionFailed(`Password ${message}`, details);
    throw errors.unprocessable(`Password ${message}`, details);
  }
  await storePassword(trx, passwords, change);
}

/** @throws ApiError 422 */
async function requireGoodPassword(trx: Trx, password: string): Promise<void> {
  const broken = brokenRules(await readPolicy(trx), password);
  if (Buffer.byteLength(password) > LONGEST_PASSWORD) {
    broken.push({ field: 'password', message: `must not be longer than ${LONGEST_PASSWORD} bytes` });
  }
  if (broken.length > 0) {
    throw errors.unprocessable(`Password ${broken.map((rule) => rule.message).join(', ')}`, broken);
  }
}

/**
 * Sets a password that no policy is asked about: the first administrator's. A reset code that was mailed before is dead.
 */
export async function storePassword(trx: Trx, passwords: PasswordHasher, change: NewPassword): Promise<void> {
  const { userId, tenantId, now } = change;
  const password_hash = await passwords.hash(change.password);
  await trx
    .updateTable('users')
    .set({ password_hash, password_changed_at: now, failed_attempts: 0, last_updated: now })
    .where('user_id', '=', userId)
    .execute();
  await trx.updateTable('password_resets').set({ code_hash: null }).where('user_id', '=', userId).execute();
  await trx
    .insertInto('password_history')
    .values({ user_id: userId, tenant_id: tenantId, password_hash, created_at: now })
    .execute();
  const kept = historyOf(trx, userId).select('password_history_id').limit(KEPT_HASHES);
  await trx
    .deleteFrom('password_history')
    .where('user_id', '=', userId)
    .where('password_history_id', 'not in', kept)
    .execute();
}

async function isRecent(trx: Trx, passwords: PasswordHasher, change: NewPassword): Promise<boolean> {
  const { passwd_history } = await readPolicy(trx);
  const recent = await historyOf(trx, change.userId).select('password_hash').limit(passwd_history).execute();
  const same = await Promise.all(recent.map((row) => passwords.matches(row.password_hash, change.password)));
  return same.includes(true);
}

function historyOf(trx: Trx, userId: number) {
  return trx.selectFrom('password_history').where('user_id', '=', userId).orderBy('password_history_id', 'desc');
}
