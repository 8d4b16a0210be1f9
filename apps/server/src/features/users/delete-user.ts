import type { Trx } from '@strowger/db';
import { accessControl } from '../../access/access-control.ts';
import type { Caller } from '../../access/caller.ts';
import { ROLE } from '../../access/effective-roles.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import type { UserRow } from './store.ts';

const FIRST_USER = 1;

/** @throws ApiError 403 for the first user, oneself and super admins (contract 10 §5.2) */
export function requireDeletable(caller: Caller, user: UserRow): void {
  const isProtected = user.user_id === FIRST_USER || user.stored_roles.includes(ROLE.admin);
  if (isProtected) throw errors.forbidden('A super admin cannot be deleted');
  if (user.user_id === caller.userId) throw errors.forbidden('You cannot delete yourself');
}

/**
 * Deletes a user with his sessions and fax account. Extensions linked to him and accounts he owns stay, unlinked
 * (contract 10 §5.4).
 * @returns the extensions that were his
 * @throws ApiError 404 when somebody else has deleted him meanwhile
 */
export async function deleteUser(trx: Trx, platform: Platform, user: UserRow): Promise<string[]> {
  const control = accessControl(platform);
  await control.sessions.revoke(trx, { userId: user.user_id });
  const unlinked = await trx
    .updateTable('extensions')
    .set({ user_id: null })
    .where('user_id', '=', user.user_id)
    .returning('extension_uuid')
    .execute();
  const deleted = await trx.deleteFrom('users').where('user_id', '=', user.user_id).returning('user_id').execute();
  if (deleted.length === 0) throw errors.notFound('User');
  platform.db.afterCommit(trx, control.forgetAccounts);
  return unlinked.map((row) => row.extension_uuid);
}
