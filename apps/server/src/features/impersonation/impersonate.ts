import type { Trx } from '@strowger/db';
import { accessControl } from '../../access/access-control.ts';
import { type Account, readAccount } from '../../access/account.ts';
import type { Caller } from '../../access/caller.ts';
import { ROLE } from '../../access/effective-roles.ts';
import { readRoleGrants } from '../../access/role-grants.ts';
import { statusEvent } from '../../access/sessions.ts';
import { writeAudit } from '../../audit/write-audit.ts';
import { keepEvent } from '../../events/keep-event.ts';
import { errors } from '../../http/errors.ts';
import type { RequestFacts } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { type IssuedToken, issueToken } from '../authenticate/issue-token.ts';
import { readUser } from '../users/read-user.ts';
import type { UserObject } from '../users/schema.ts';
import { requireTarget } from '../users/user-target.ts';
import { EVERYBODY } from '../users/viewer.ts';

/** Contract 10 §1.9. */
const LIFETIME_SECONDS = 3_600;

/**
 * A token with which the caller acts as another user (contract 10 §1.9). The session ends with the one it was asked
 * with.
 * @param trx fenced as the caller is
 * @throws ApiError 403 for oneself and protected users, 404 for users the caller does not see, 409 for an inactive one
 */
export async function impersonate(
  trx: Trx,
  platform: Platform,
  caller: Caller,
  userId: number,
  facts: RequestFacts,
): Promise<UserObject & IssuedToken> {
  const { edition } = platform.environment;
  const target = await requireTarget(trx, platform, caller, userId);
  const account = await readAccount(trx, userId, await readRoleGrants(trx), edition);
  if (!account) throw errors.notFound('User');
  requireMayActAs(caller, account);
  if (!account.active || !account.tenantActive) throw errors.conflict('The account is inactive');

  const user = await readUser(trx, platform, EVERYBODY, userId);
  const issued = await issueToken(trx, platform, accessControl(platform), account, user, {
    ip: facts.ip,
    userAgent: facts.userAgent,
    lifetimeSeconds: LIFETIME_SECONDS,
    mfaOk: true,
    impersonatorId: caller.userId,
    parentJti: caller.jti,
  });
  await keepEvent(trx, statusEvent(target, 'login'));
  await leaveTraces(trx, caller, account, facts);
  return { ...user, status: 'login', ...issued };
}

/** @throws ApiError 403 */
function requireMayActAs(caller: Caller, target: Account): void {
  if (target.userId === caller.userId) throw errors.forbidden('You cannot act as yourself');
  const isProtected = target.roles.includes(ROLE.admin) || (caller.kind === 'T' && target.kind !== 'U');
  if (isProtected) throw errors.forbidden('You may not act as this user');
}

/** Both users find it among their activities, the target as something that was done in his name. */
async function leaveTraces(trx: Trx, caller: Caller, target: Account, facts: RequestFacts): Promise<void> {
  const { userId, tenantId, username } = target;
  const entry = {
    resource: 'sessions',
    resourceId: userId,
    action: 'impersonate',
    activity: `Impersonated ${username}`,
  };
  await writeAudit(trx, caller, facts, { ...entry, tenantId: caller.tenantId });
  await writeAudit(trx, { userId, tenantId, username, impersonatorId: caller.userId }, facts, { ...entry, tenantId });
}
