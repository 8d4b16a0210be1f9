import type { Trx } from '@strowger/db';
import type { AccessControl } from '../../access/access-control.ts';
import type { Account } from '../../access/account.ts';
import { statusEvent } from '../../access/sessions.ts';
import { writeAudit } from '../../audit/write-audit.ts';
import { keepEvent } from '../../events/keep-event.ts';
import type { RequestFacts } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { readUser } from '../users/read-user.ts';
import type { UserObject } from '../users/schema.ts';
import { EVERYBODY } from '../users/viewer.ts';
import { type IssuedToken, issueToken } from './issue-token.ts';

/** How somebody has come in. */
export interface Entry {
  /** `pending`: the session may do little until it is proven (contract 10 §1.8). */
  readonly secondFactor: 'none-due' | 'pending' | 'proven';
  readonly lifetimeSeconds: number;
  /** What the audit row tells beside who it was. */
  readonly after?: object;
}

/** Opens the session of a user who has proven himself, and tells of it (contract 10 §1.2, §1.3). */
export async function openSession(
  trx: Trx,
  platform: Platform,
  control: AccessControl,
  account: Account,
  entry: Entry,
  facts: RequestFacts,
): Promise<UserObject & IssuedToken> {
  const now = platform.now();
  const pending = entry.secondFactor === 'pending';
  // Before the second factor nothing has succeeded: whoever got so far must not clear the counter.
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
    lifetimeSeconds: entry.lifetimeSeconds,
    mfaOk: !pending,
    ...(entry.secondFactor === 'proven' ? { secondFactorAt: now } : {}),
    impersonatorId: null,
  });
  const { userId: user_id, tenantId: tenant_id, username } = account;
  await keepEvent(trx, statusEvent({ user_id, tenant_id, username }, 'login'));
  await writeAudit(trx, { ...account, impersonatorId: null }, facts, {
    resource: 'sessions',
    resourceId: user_id,
    action: 'login',
    activity: 'Logged In',
    ...(entry.after ? { after: entry.after } : {}),
  });
  return { ...user, status: 'login', ...issued };
}
