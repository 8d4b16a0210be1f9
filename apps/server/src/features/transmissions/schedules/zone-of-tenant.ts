import type { Trx } from '@strowger/db';

/** IANA name of the tenant's time zone. */
export async function zoneOfTenant(trx: Trx, tenantId: number): Promise<string> {
  const tenant = await trx
    .selectFrom('tenants')
    .select('timezone')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return tenant?.timezone ?? 'UTC';
}
