import { accessControl } from '../../access/access-control.ts';
import { readAccount } from '../../access/account.ts';
import { readRoleGrants } from '../../access/role-grants.ts';
import type { RequestFacts } from '../../http/request-facts.ts';
import type { Platform } from '../../platform.ts';
import { openSession } from '../authenticate/open-session.ts';
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
  const { environment, settings } = platform;
  return platform.db.transaction({ kind: 'all' }, async (trx) => {
    await trx.selectFrom('users').select('user_id').where('user_id', '=', userId).forNoKeyUpdate().execute();
    const account = await readAccount(trx, userId, await readRoleGrants(trx), environment.edition);
    if (!account?.active || !account.tenantActive) throw new LoginRefused('not_allowed', 'user or tenant is inactive');
    const entry = {
      secondFactor: account.secondFactorDue ? 'pending' : 'none-due',
      lifetimeSeconds: settings.get('token_expiry'),
      after: { sso_provider_id: provider.sso_provider_id, sso_provider: provider.name },
    } as const;
    const { token } = await openSession(trx, platform, accessControl(platform), account, entry, facts);
    return token;
  });
}
