import type { Trx } from '@strowger/db';
import { accessControl } from '../../access/access-control.ts';
import { type Caller, holds } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { forgetFactor, lockSecondFactor } from './store.ts';

interface Target {
  readonly user_id: number;
  readonly tenant_id: number;
}

/**
 * Takes a user's second factor back, whatever it is, so that he can enrol again (contract 10 §1.8).
 * @param target a user the caller may see
 * @throws ApiError 403 unless the caller administers users
 */
export async function resetFactor(trx: Trx, platform: Platform, caller: Caller, target: Target): Promise<void> {
  if (caller.kind === 'U' || !holds(caller, 'user_update')) throw errors.notPermitted('user_update');
  await lockSecondFactor(trx, platform.vault, target.user_id, platform.now());
  await forgetFactor(trx, { userId: target.user_id, tenantId: target.tenant_id });
  await trx.updateTable('users').set({ verify: false }).where('user_id', '=', target.user_id).execute();
  platform.db.afterCommit(trx, accessControl(platform).forgetAccounts);
}
