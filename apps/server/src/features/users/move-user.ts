import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';

/** Tables that keep the tenant of a user's rows beside the user. */
const TABLES_OF_USER = [
  'users',
  'sessions',
  'user_roles',
  'user_permissions',
  'user_config',
  'password_history',
] as const;

/**
 * Moves a user to another tenant with what is his alone.
 * @throws ApiError 409 while extensions are linked to him: they belong to the old tenant
 */
export async function moveUser(trx: Trx, userId: number, tenantId: number): Promise<void> {
  const extension = await trx
    .selectFrom('extensions')
    .select('extension')
    .where('user_id', '=', userId)
    .limit(1)
    .executeTakeFirst();
  if (extension) throw errors.conflict('A user who owns extensions cannot move to another tenant');
  for (const table of TABLES_OF_USER) {
    await trx.updateTable(table).set({ tenant_id: tenantId }).where('user_id', '=', userId).execute();
  }
}
