import { sql, type Trx } from '@strowger/db';
import type { ListQuery } from '../../http/list-query.ts';
import { containsPattern, type FieldSearch } from '../../http/portal-search.ts';

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

export const SEARCH_FIELDS = ['first_name', 'last_name', 'company', 'email', 'phone'] as const;
export const SORT_FIELDS = ['tenant_id', ...SEARCH_FIELDS, 'active', 'credit', 'date_created'] as const;
type TextField = (typeof SEARCH_FIELDS)[number];
type SortField = (typeof SORT_FIELDS)[number];

export interface TenantFilter {
  readonly search: FieldSearch;
  /** The one tenant of the edition. */
  readonly onlyTenantId?: number | undefined;
  readonly tenantId?: number | undefined;
  readonly active?: boolean | undefined;
  readonly createdBy?: number | undefined;
  readonly before?: Date | undefined;
  readonly after?: Date | undefined;
}

export async function listTenants(
  trx: Trx,
  filter: TenantFilter,
  list: ListQuery,
): Promise<{ rows: TenantRow[]; total: number }> {
  const { total } = await matching(trx.selectFrom('tenants'), filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (list.countOnly) return { rows: [], total };
  const sort = SORT_FIELDS.find((field) => field === list.sort) ?? 'tenant_id';
  const ids = matching(trx.selectFrom('tenants'), filter).select('tenants.tenant_id');
  const rows = await tenantQuery(trx)
    .where('tenants.tenant_id', 'in', ids)
    .orderBy(orderOf(sort), (list.descending ?? list.sort === null) ? 'desc' : 'asc')
    .orderBy('tenants.tenant_id', 'desc')
    .limit(list.limit)
    .offset(list.offset)
    .execute();
  return { rows, total };
}

/** Text is ordered without regard to case. */
function orderOf(field: SortField) {
  const column = sql.ref(`tenants.${field}`);
  return SEARCH_FIELDS.some((name) => name === field) ? sql`lower(${column})` : column;
}

function matching(query: ReturnType<typeof tenantsOnly>, filter: TenantFilter) {
  const { search, onlyTenantId, tenantId, active, createdBy, before, after } = filter;
  return query.where((eb) => {
    const lower = (field: TextField) => eb.fn<string>('lower', [`tenants.${field}`]);
    const contains = containsPattern(search.anyContains.toLowerCase());
    return eb.and([
      ...(onlyTenantId === undefined ? [] : [eb('tenants.tenant_id', '=', onlyTenantId)]),
      ...(tenantId === undefined ? [] : [eb('tenants.tenant_id', '=', tenantId)]),
      ...(active === undefined ? [] : [eb('tenants.active', '=', active)]),
      ...(createdBy === undefined ? [] : [eb('tenants.owner_id', '=', createdBy)]),
      ...(before === undefined ? [] : [eb('tenants.date_created', '<=', before)]),
      ...(after === undefined ? [] : [eb('tenants.date_created', '>=', after)]),
      ...(search.anyContains === '' ? [] : [eb.or(SEARCH_FIELDS.map((field) => eb(lower(field), 'like', contains)))]),
      ...search.equal.flatMap(({ field, value }) => {
        const known = SEARCH_FIELDS.find((name) => name === field);
        return known ? [eb(lower(known), '=', value.toLowerCase())] : [];
      }),
    ]);
  });
}

function tenantsOnly(trx: Trx) {
  return trx.selectFrom('tenants');
}
