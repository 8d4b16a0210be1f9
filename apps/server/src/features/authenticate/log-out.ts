import type { Trx } from '@strowger/db';
import type { AccessControl } from '../../access/access-control.ts';
import type { Caller } from '../../access/caller.ts';
import { requireSecondFactorForOthers } from '../../access/policy.ts';
import type { Platform } from '../../platform.ts';
import { requireUser } from '../users/read-user.ts';
import { viewerOf } from '../users/viewer.ts';

/**
 * Ends the caller's own session, or all sessions of another user he may see (contract 10 §1.4).
 * @throws ApiError 404 for users he may not see
 */
export async function logOut(
  trx: Trx,
  platform: Platform,
  control: AccessControl,
  caller: Caller,
  userId: number,
): Promise<{ tenantId: number; username: string }> {
  requireSecondFactorForOthers(caller, userId);
  const user = await requireUser(trx, platform, viewerOf(caller), userId);
  const ownSession = userId === caller.userId ? caller.jti : null;
  await control.sessions.revoke(trx, ownSession === null ? { userId } : { jti: ownSession });
  return { tenantId: user.tenant_id, username: user.username };
}
