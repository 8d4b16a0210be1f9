import type { Trx } from '@strowger/db';
import { accessControl } from '../../access/access-control.ts';
import type { Caller } from '../../access/caller.ts';
import { noteFailure, refuseTooMany } from '../../access/failed-logins.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { setPassword } from './set-password.ts';

interface OwnPassword {
  readonly password: string;
  /** Proves that the user himself is there; absent: his login is proof enough. */
  readonly current: string | null;
  readonly ip: string;
}

/**
 * Changes the caller's own password; his other sessions end (contract 10 §1.10).
 * @throws ApiError 412 for a password of the history, 422 for a wrong current one or one against the policy, 429 after
 * too many wrong ones
 */
export async function changeOwnPassword(
  trx: Trx,
  platform: Platform,
  caller: Caller,
  change: OwnPassword,
): Promise<void> {
  const control = accessControl(platform);
  const { userId, tenantId } = caller;
  if (change.current !== null) await requireCurrent(trx, platform, userId, change.current, change.ip);
  const now = platform.now();
  await setPassword(trx, control.passwords, { userId, tenantId, password: change.password, now, repeated: 412 });
  await control.sessions.revoke(trx, { userId, except: caller.jti });
  platform.db.afterCommit(trx, control.forgetAccounts);
}

/** A stolen session is no place to guess passwords: wrong ones count as failed logins. */
async function requireCurrent(
  trx: Trx,
  platform: Platform,
  userId: number,
  current: string,
  ip: string,
): Promise<void> {
  const { db, settings, now } = platform;
  const source = { ip, name: `user:${userId}` };
  const rates = { perIp: settings.get('login_rate_ip'), perName: settings.get('login_rate_name') };
  await refuseTooMany(trx, source, rates, now());
  const user = await trx
    .selectFrom('users')
    .select('password_hash')
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  if (await accessControl(platform).passwords.matches(user.password_hash, current)) return;
  // In a transaction of its own: this one is rolled back with the refusal.
  await db.transaction({ kind: 'all' }, (own) => noteFailure(own, source, now()));
  throw errors.unprocessable('The current password is wrong', [{ field: 'current_password', message: 'is wrong' }]);
}
