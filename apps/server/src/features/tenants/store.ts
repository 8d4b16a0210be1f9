import { sql, type Trx } from '@strowger/db';
import { type ListQuery, readWindow } from '../../http/list-query.ts';
import { type PartyFilter, type PartyTable, partyCondition, partyOrder } from './party-list.ts';

/** Tenants with their domain, limits, flags and what their users were given of the limits. */
export function tenantQuery(trx: Trx) {
  return trx
    .selectFrom('tenants')
    .leftJoin('domains', 'domains.tenant_id', 'tenants.tenant_id')
    .selectAll('tenants')
    .select(['domains.domain_uuid', 'domains.domain_name'])
    .select([
      sql<Record<string, number> | null>`(
        select json_object_agg(resource_id, quota_limit) from tenant_quotas
        where tenant_quotas.tenant_id = tenants.tenant_id)`.as('quotas'),
      sql<Record<string, string> | null>`(
        select json_object_agg(permission_id, name) from permissions where name = any(tenants.flags))`.as('flag_names'),
      sql<Record<string, number>>`(
        select json_build_object(
          'daily', coalesce(sum(greatest(daily_limit, 0)), 0),
          'monthly', coalesce(sum(greatest(monthly_limit, 0)), 0),
          'extensions', coalesce(sum(greatest(quota_extensions, 0)), 0),
          'devices', coalesce(sum(greatest(quota_devices, 0)), 0),
          'ring_groups', coalesce(sum(greatest(quota_ring_groups, 0)), 0),
          'call_queues', coalesce(sum(greatest(quota_call_queues, 0)), 0),
          'ivr_menus', coalesce(sum(greatest(quota_ivr_menus, 0)), 0),
          'voicemail', coalesce(sum(greatest(quota_voicemail, 0)), 0),
          'conference', coalesce(sum(greatest(quota_conference, 0)), 0),
          'music_on_hold', coalesce(sum(greatest(quota_music_on_hold, 0)), 0))
        from users where users.tenant_id = tenants.tenant_id)`.as('assigned'),
    ]);
}

export type TenantRow = Awaited<ReturnType<ReturnType<typeof tenantQuery>['execute']>>[number];

export function findTenant(trx: Trx, tenantId: number): Promise<TenantRow | undefined> {
  return tenantQuery(trx).where('tenants.tenant_id', '=', tenantId).executeTakeFirst();
}

export const TENANT_TABLE: PartyTable = {
  name: 'tenants',
  key: 'tenant_id',
  creator: 'owner_id',
  searched: ['first_name', 'last_name', 'company', 'email', 'phone'],
  sortable: ['tenant_id', 'first_name', 'last_name', 'company', 'email', 'phone', 'active', 'credit', 'date_created'],
};

/** @param onlyTenantId the one tenant of the edition */
export function listTenants(
  trx: Trx,
  filter: PartyFilter,
  list: ListQuery,
  onlyTenantId?: number,
): Promise<{ rows: TenantRow[]; total: number }> {
  const matching = trx
    .selectFrom('tenants')
    .where(partyCondition(TENANT_TABLE, filter))
    .$if(onlyTenantId !== undefined, (query) => query.where('tenant_id', '=', onlyTenantId ?? 0));
  return readWindow(
    list,
    (limit) =>
      tenantQuery(trx)
        .where('tenants.tenant_id', 'in', matching.select('tenants.tenant_id'))
        .orderBy(partyOrder(TENANT_TABLE, list))
        .limit(limit)
        .offset(list.offset)
        .execute(),
    async () => (await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total,
  );
}
