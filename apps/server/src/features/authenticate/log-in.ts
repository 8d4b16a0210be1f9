import type { Trx } from '@strowger/db';
import type { AccessControl } from '../../access/access-control.ts';
import type { Account } from '../../access/account.ts';
import type { VerifiedLogin } from '../../access/password-login.ts';
import { statusEvent } from '../../access/sessions.ts';
import { writeAudit } from '../../audit/write-audit.ts';
import { keepEvent } from '../../events/keep-event.ts';
import { ApiError, errors } from '../../http/errors.ts';
import type { RequestFacts } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { type LoginFactor, verifyLogin } from '../second-factor/verify-login.ts';
import { readUser } from '../users/read-user.ts';
import type { UserObject } from '../users/schema.ts';
import { EVERYBODY } from '../users/viewer.ts';
import { type IssuedToken, issueToken } from './issue-token.ts';
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
    return enter(trx, platform, control, verified.account, factor, login.remember, facts);
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

async function enter(
  trx: Trx,
  platform: Platform,
  control: AccessControl,
  account: Account,
  factor: Exclude<LoginFactor, { kind: 'refused' }>,
  remember: boolean,
  facts: RequestFacts,
): Promise<UserObject & IssuedToken> {
  const now = platform.now();
  const pending = factor.kind === 'pending';
  // Before the second factor nothing has succeeded: whoever knows the password alone must not clear the counter.
  const cleared = pending ? {} : { failed_attempts: 0 };
  await trx
    .updateTable('users')
    .set({ ...cleared, last_login: now })
    .where('user_id', '=', account.userId)
    .execute();
  const stored = await readUser(trx, platform, EVERYBODY, account.userId);
  const user: UserObject = pending ? { ...stored, verify: '0' } : stored;
  const issued = await issueToken(trx, platform, control, account, user, {
    ip: facts.ip,
    userAgent: facts.userAgent,
    lifetimeSeconds: platform.settings.get(remember ? 'token_expiry_remember' : 'token_expiry'),
    mfaOk: !pending,
    ...(factor.kind === 'proven' ? { secondFactorAt: now } : {}),
    impersonatorId: null,
  });
  const { userId: user_id, tenantId: tenant_id, username } = account;
  await keepEvent(trx, statusEvent({ user_id, tenant_id, username }, 'login'));
  await writeAudit(trx, { ...account, impersonatorId: null }, facts, {
    resource: 'sessions',
    resourceId: account.userId,
    action: 'login',
    activity: 'Logged In',
  });
  return { ...user, status: 'login', ...issued };
}
