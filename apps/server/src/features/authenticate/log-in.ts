import type { AccessControl } from '../../access/access-control.ts';
import { statusEvent } from '../../access/sessions.ts';
import { writeAudit } from '../../audit/write-audit.ts';
import { keepEvent } from '../../events/keep-event.ts';
import { errors } from '../../http/errors.ts';
import type { RequestFacts } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { readUser } from '../users/read-user.ts';
import type { UserObject } from '../users/schema.ts';
import { EVERYBODY } from '../users/viewer.ts';
import { type IssuedToken, issueToken } from './issue-token.ts';
import type { Login } from './read-login.ts';

/** Logs a user in with his password (contract 10 §1.2). @throws ApiError 401, 403, 423, 426, 429 */
export async function logIn(
  platform: Platform,
  control: AccessControl,
  login: Login,
  facts: RequestFacts,
): Promise<UserObject & IssuedToken> {
  const { account, passwordHash } = await control.logins.verify(login.name, login.password, facts);
  control.logins.admit(account);
  return platform.db.transaction({ kind: 'all' }, async (trx) => {
    // Only if neither the password nor the account's state has changed while it was verified.
    const entered = await trx
      .updateTable('users')
      .set({ failed_attempts: 0, last_login: platform.now() })
      .where('user_id', '=', account.userId)
      .where('password_hash', '=', passwordHash)
      .where('active', '=', true)
      .returning(['user_id', 'tenant_id', 'username'])
      .executeTakeFirst();
    if (!entered) throw errors.unauthorized('Invalid username or password');
    const session = {
      ip: facts.ip,
      userAgent: facts.userAgent,
      lifetimeSeconds: platform.settings.get(login.remember ? 'token_expiry_remember' : 'token_expiry'),
      mfaOk: true,
      impersonatorId: null,
    };
    const user = await readUser(trx, platform, EVERYBODY, account.userId);
    const issued = await issueToken(trx, platform, control, account, user, session);
    await keepEvent(trx, statusEvent(entered, 'login'));
    await writeAudit(trx, { ...account, impersonatorId: null }, facts, {
      resource: 'sessions',
      resourceId: account.userId,
      action: 'login',
      activity: 'Logged In',
    });
    return { ...user, status: 'login', ...issued };
  });
}
