import { sql, type Trx } from '@strowger/db';
import { PLATFORM_TENANT } from './platform-tenant.ts';

/** How many rows of each table belong to a tenant and go with him, by table name; tables without any are left out. */
export async function countOfTenant(trx: Trx, tenantId: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await tablesThatGo(trx)) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(table)} where tenant_id = ${tenantId}`.execute(trx);
    const count = rows[0]?.count ?? 0;
    if (count > 0 && table !== 'tenants') counts[table] = count;
  }
  return counts;
}

/** Tables whose rows the database deletes with their tenant, however indirectly, and that name the tenant. */
async function tablesThatGo(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with recursive gone as (
      select 'tenants'::regclass::oid as id
      union
      select foreign_key.conrelid from pg_constraint foreign_key
        join gone on foreign_key.confrelid = gone.id
        where foreign_key.contype = 'f' and foreign_key.confdeltype = 'c'
    )
    select relname::text as name from gone
      join pg_class on pg_class.oid = gone.id
      join pg_attribute on attrelid = gone.id and attname = 'tenant_id' and not attisdropped
      order by relname`.execute(trx);
  return rows.map((row) => row.name);
}

/**
 * Deletes a tenant with all that is his; his DIDs return to the pool. Call records, ledger and traces of writes are kept
 * (contract 10 §4.3).
 */
export async function deleteTenant(trx: Trx, tenantId: number): Promise<void> {
  await trx
    .updateTable('accounts')
    .set({ tenant_id: PLATFORM_TENANT, created_by: null, linkdid_id: null, extension_uuid: null })
    .where('tenant_id', '=', tenantId)
    .where('type', '=', 'did')
    .execute();
  await trx.deleteFrom('tenants').where('tenant_id', '=', tenantId).execute();
}
