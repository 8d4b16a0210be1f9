import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { requireSecondFactorForOthers } from '../../access/policy.ts';
import { configChanged } from '../../events/config-changed.ts';
import type { Platform } from '../../platform.ts';
import { requireUser } from './read-user.ts';
import type { UserRow } from './store.ts';
import { viewerOf } from './viewer.ts';

/**
 * The user a path names, as far as the caller may see him.
 * @throws ApiError 404, or 403 while the caller's second factor is due and it is not himself
 */
export function requireTarget(
  trx: Trx,
  platform: Pick<Platform, 'environment' | 'now'>,
  caller: Caller,
  userId: number,
): Promise<UserRow> {
  requireSecondFactorForOthers(caller, userId);
  return requireUser(trx, platform, viewerOf(caller), userId);
}

/** The `config.changed` event of a write of users. */
export function userChanged(
  caller: Caller,
  user: { readonly user_id: number; readonly tenant_id: number },
  action: 'created' | 'updated' | 'deleted',
  changed: readonly string[],
) {
  const { user_id: id, tenant_id: tenantId } = user;
  return configChanged({ resource: 'users', id, action, changed, tenantId, by: caller.userId, userIds: [id] });
}
