import { sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { referencesTo } from '../tenants/references.ts';

/**
 * Moves a user to another tenant with what is his alone: all that would go with him. What he owns beside it belongs to
 * the old tenant and stays there, unlinked.
 * @throws ApiError 409 while extensions are linked to him
 */
export async function moveUser(trx: Trx, userId: number, tenantId: number): Promise<void> {
  const extension = await trx
    .selectFrom('extensions')
    .select('extension')
    .where('user_id', '=', userId)
    .limit(1)
    .executeTakeFirst();
  if (extension) throw errors.conflict('A user who owns extensions cannot move to another tenant');
  await trx.updateTable('users').set({ tenant_id: tenantId }).where('user_id', '=', userId).execute();
  const references = (await referencesTo(trx, 'users')).filter(({ namesTenant }) => namesTenant);
  for (const { table, column, fate } of references) {
    if (fate !== 'deleted') continue;
    await sql`update ${sql.table(table)} set tenant_id = ${tenantId} where ${sql.ref(column)} = ${userId}`.execute(trx);
  }
  for (const { table, column, fate } of references) {
    if (fate !== 'unlinked') continue;
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = null
      where ${sql.ref(column)} = ${userId} and tenant_id <> ${tenantId}`.execute(trx);
  }
}
