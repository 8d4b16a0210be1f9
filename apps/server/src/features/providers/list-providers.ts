import { sql } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { type ListQuery, parseListQuery } from '../../http/list-query.ts';
import type { Shown } from '../../http/resource/field.ts';
import { type Resource, shownFields } from '../../http/resource/resource.ts';
import { queryConditions, reachConditions } from '../../http/resource/resource-filters.ts';
import { listRows, sortable } from '../../http/resource/resource-rows.ts';
import type { RouteContext } from '../../http/route.ts';

/** What end users see: whether there is something to send by, never where it is (contract 30 §2.3). */
export const PROBE_FIELDS = ['provider_id', 'name', 'type', 'service_flag', 'active'] as const;

type Request = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'scope' | 'caller' | 'query'>;

/** The providers that a caller sees, in the form he sees them in (contract 30 §2, §2.3). */
export async function listProviders(
  resource: Resource,
  { trx, scope, caller, query }: Request,
): Promise<{ readonly list: ListQuery; readonly found: { readonly rows: Shown[]; readonly total: number } }> {
  const seen = asSeenBy(resource, caller);
  const names = shownFields(seen, 'list', caller.kind);
  const list = parseListQuery(query, sortable(seen, names));
  const conditions = [...reachConditions(seen, { caller, scope }, 'see'), ...queryConditions(seen, query, list.search)];
  return { list, found: await listRows(trx, seen, names, conditions, list) };
}

/** Shared trunks are seen by tenants whose calls go over them; end users are told of all that their tenant may use. */
function asSeenBy(resource: Resource, caller: Caller): Resource {
  if (caller.kind === 'A') return resource;
  if (caller.kind === 'T')
    return { ...resource, rows: { ...resource.rows, common: 'seen', seen: () => isUsedBy(caller) } };
  const {
    name = 'contains',
    provider_id = 'id',
    type = 'text',
    active = 'flag',
    service_flag = 'mask',
  } = resource.filters ?? {};
  return {
    ...resource,
    rows: { ...resource.rows, common: 'seen' },
    listed: PROBE_FIELDS,
    searched: ['name'],
    filters: { name, provider_id, type, active, service_flag },
  };
}

/** True of a row `r` that is the tenant's own, or shared and his calls go over it (contract 30 §2). */
export const isUsedBy = ({ tenantId }: Caller) => sql`(r.tenant_id is not null or exists (
  select from routes
  where routes.provider_id = r.provider_id and (routes.tenant_id = ${tenantId} or routes.tenant_id is null)))`;
