import type { Trx } from '@strowger/db';
import type { AccessControl } from '../../access/access-control.ts';
import type { VerifiedLogin } from '../../access/password-login.ts';
import { ApiError, errors } from '../../http/errors.ts';
import type { RequestFacts } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { verifyLogin } from '../second-factor/verify-login.ts';
import type { UserObject } from '../users/schema.ts';
import type { IssuedToken } from './issue-token.ts';
import { openSession } from './open-session.ts';
import type { Login } from './read-login.ts';

/**
 * Logs a user in with his password, and with a code of his second factor (contract 10 §1.2).
 * @throws ApiError 401, 403, 423, 426, 429
 */
export async function logIn(
  platform: Platform,
  control: AccessControl,
  login: Login,
  facts: RequestFacts,
): Promise<UserObject & IssuedToken> {
  const verified = await control.logins.verify(login.name, login.password, facts);
  control.logins.admit(verified.account);
  const outcome = await platform.db.transaction({ kind: 'all' }, async (trx) => {
    await requireUnchanged(trx, verified);
    const factor = await verifyLogin(trx, platform, control, verified.account, login.code, facts);
    if (factor.kind === 'refused') return factor.error;
    const entry = {
      secondFactor: factor.kind,
      lifetimeSeconds: platform.settings.get(login.remember ? 'token_expiry_remember' : 'token_expiry'),
    };
    return openSession(trx, platform, control, verified.account, entry, facts);
  });
  // What a wrong code leaves behind is kept: the refusal comes after the commit.
  if (outcome instanceof ApiError) throw outcome;
  return outcome;
}

/** Neither the password nor the account's state has changed while the password was verified. @throws ApiError 401 */
async function requireUnchanged(trx: Trx, { account, passwordHash }: VerifiedLogin): Promise<void> {
  const unchanged = await trx
    .selectFrom('users')
    .select('user_id')
    .where('user_id', '=', account.userId)
    .where('password_hash', '=', passwordHash)
    .where('active', '=', true)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!unchanged) throw errors.unauthorized('Invalid username or password');
}
