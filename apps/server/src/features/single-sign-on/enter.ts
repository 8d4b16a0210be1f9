import { accessControl } from '../../access/access-control.ts';
import { statusEvent } from '../../access/sessions.ts';
import { writeAudit } from '../../audit/write-audit.ts';
import { keepEvent } from '../../events/keep-event.ts';
import type { RequestFacts } from '../../http/request-facts.ts';
import type { Platform } from '../../platform.ts';
import { issueToken } from '../authenticate/issue-token.ts';
import { readUser } from '../users/read-user.ts';
import { EVERYBODY } from '../users/viewer.ts';
import { LoginRefused } from './refusal.ts';
import type { StoredProvider } from './store.ts';

/**
 * Logs in a user whom a provider has vouched for. Who owes a second factor here owes it after that as well: how the
 * provider made sure of him is not known (contract 10 §1.8).
 * @returns the token
 * @throws LoginRefused for an inactive user or tenant
 */
export async function enter(
  platform: Platform,
  provider: Pick<StoredProvider, 'sso_provider_id' | 'name'>,
  userId: number,
  facts: RequestFacts,
): Promise<string> {
  const control = accessControl(platform);
  const account = await control.account(userId);
  if (!account?.active || !account.tenantActive) throw new LoginRefused('not_allowed', 'user or tenant is inactive');
  return platform.db.transaction({ kind: 'all' }, async (trx) => {
    const entered = await trx
      .updateTable('users')
      .set({ failed_attempts: 0, last_login: platform.now() })
      .where('user_id', '=', userId)
      .where('active', '=', true)
      .returning(['user_id', 'tenant_id', 'username'])
      .executeTakeFirst();
    if (!entered) throw new LoginRefused('not_allowed', 'the user is inactive');
    const user = await readUser(trx, platform, EVERYBODY, userId);
    const { token } = await issueToken(trx, platform, control, account, user, {
      ip: facts.ip,
      userAgent: facts.userAgent,
      lifetimeSeconds: platform.settings.get('token_expiry'),
      mfaOk: !account.secondFactorDue,
      impersonatorId: null,
    });
    await keepEvent(trx, statusEvent(entered, 'login'));
    await writeAudit(trx, { ...account, impersonatorId: null }, facts, {
      resource: 'sessions',
      resourceId: userId,
      action: 'login',
      after: { sso_provider_id: provider.sso_provider_id, sso_provider: provider.name },
      activity: 'Logged In',
    });
    return token;
  });
}
