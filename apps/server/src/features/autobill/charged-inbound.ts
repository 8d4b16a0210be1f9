import { sql, type Trx } from '@strowger/db';

/** Those of the tenants that have an active service whose package charges calls from outside at hang-up. */
export async function tenantsChargedInbound(trx: Trx, tenantIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ tenant_id: number }>`
    select distinct s.tenant_id from autobill_services s
    where s.tenant_id = any(${[...new Set(tenantIds)]}::integer[]) and s.status = 'active' and exists (
      select from autobill_package_versions v
      where v.package_code = s.package_code and v.realtime and v.inbound_billing)`.execute(trx);
  return rows.map((row) => row.tenant_id);
}
