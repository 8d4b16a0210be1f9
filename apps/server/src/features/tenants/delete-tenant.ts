import { sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { PLATFORM_TENANT } from './platform-tenant.ts';
import { tablesThatGo } from './references.ts';

/**
 * Tables that name a tenant and outlive him: the books with his company's name, traces of writes, and events, which go
 * by age (contract 10 §4.3).
 */
export const KEPT_TABLES = [
  'activities',
  'audit',
  'autobill_calls',
  'autobill_lines',
  'autobill_periods',
  'autobill_run_log',
  'autobill_runs',
  'cdr',
  'cdr_days',
  'cdr_hours',
  'cdr_quarters',
  'charges',
  'deleted_tenants',
  'events',
  'integration_audit',
  'ledger',
  'ledger_entries',
  'payments',
  'unrated_charges',
] as const;
/** Counts and lists of rows of another table say nothing that it does not. */
const SUMMARIES: readonly string[] = [
  'autobill_calls',
  'autobill_run_log',
  'cdr_days',
  'cdr_hours',
  'cdr_quarters',
  'ledger_entries',
  'unrated_charges',
];

/** Numbers of rows by table; tables without any are left out. */
export type Counts = Readonly<Record<string, number>>;

/** What becomes of the rows that name a tenant when he is deleted. */
export interface TenantReach {
  readonly deletes: Counts;
  /** Back to the pool, unassigned. */
  readonly returns: Counts;
  readonly keeps: Counts;
}

export async function reachOfTenant(trx: Trx, tenantId: number): Promise<TenantReach> {
  const { dids } = await trx
    .selectFrom('accounts')
    .select((eb) => eb.fn.countAll<number>().as('dids'))
    .where('tenant_id', '=', tenantId)
    .where('type', '=', 'did')
    .executeTakeFirstOrThrow();
  const { accounts = 0, destinations: _returned, ...others } = await countRows(trx, await tablesThatGo(trx), tenantId);
  return {
    deletes: { ...(accounts > dids ? { accounts: accounts - dids } : {}), ...others },
    returns: dids > 0 ? { dids } : {},
    keeps: await countRows(
      trx,
      KEPT_TABLES.filter((table) => !SUMMARIES.includes(table)),
      tenantId,
    ),
  };
}

async function countRows(trx: Trx, tables: readonly string[], tenantId: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(table)} where tenant_id = ${tenantId}`.execute(trx);
    const count = rows[0]?.count ?? 0;
    if (count > 0) counts[table] = count;
  }
  return counts;
}

/**
 * Keeps everybody else from the tenant until the end of the transaction.
 * @throws ApiError 404 when somebody else has deleted him meanwhile
 */
export async function lockTenant(trx: Trx, tenantId: number): Promise<void> {
  const tenant = await trx
    .selectFrom('tenants')
    .select('tenant_id')
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirst();
  if (!tenant) throw errors.notFound('Tenant');
}

/**
 * Deletes a tenant with all that is his; his DIDs return to the pool. Call records, ledger and traces of writes are kept
 * (contract 10 §4.3).
 */
export async function deleteTenant(trx: Trx, tenantId: number, now: Date): Promise<void> {
  await trx
    .updateTable('accounts')
    .set({ tenant_id: PLATFORM_TENANT, created_by: null, linkdid_id: null, extension_uuid: null, domain: '' })
    .where('tenant_id', '=', tenantId)
    .where('type', '=', 'did')
    .execute();
  // They stand for the DIDs.
  await trx.updateTable('destinations').set({ tenant_id: PLATFORM_TENANT }).where('tenant_id', '=', tenantId).execute();
  await trx
    .insertInto('deleted_tenants')
    .columns(['tenant_id', 'company', 'timezone', 'deleted_at'])
    .expression((eb) =>
      eb
        .selectFrom('tenants')
        .select(['tenant_id', 'company', 'timezone', eb.val(now).as('deleted_at')])
        .where('tenant_id', '=', tenantId),
    )
    .execute();
  await trx.deleteFrom('tenants').where('tenant_id', '=', tenantId).execute();
}
