import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import type { Scope } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { ANONYMOUS, COMPANY, findAccount } from '../transmissions/sender.ts';

interface Asking {
  readonly trx: Trx;
  readonly caller: Caller;
  readonly scope: Scope;
}

/**
 * The account that an id in a path stands for: -1 is the caller's default account, -2 the company's (contract 30 §8).
 * @throws ApiError 404 where there is none; for -3, who is nobody
 */
export async function accountIdOf(
  { trx, caller, scope }: Asking,
  platform: Pick<Platform, 'settings'>,
  id: number,
): Promise<number> {
  if (id > 0) return id;
  const company = id === COMPANY ? platform.settings.get('company_account_id') : null;
  if (company !== null) return company;
  if (id === COMPANY || id === ANONYMOUS) throw errors.notFound('Account');
  const { userId, tenantId } = caller;
  const { accountId } = await findAccount(trx, platform, { scope, userId, tenantId }, id);
  if (accountId === null) throw errors.notFound('Account');
  return accountId;
}
