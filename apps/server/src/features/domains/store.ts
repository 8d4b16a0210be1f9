import { sql, type Trx } from '@strowger/db';
import type { ListQuery } from '../../http/list-query.ts';
import { containsPattern } from '../../http/portal-search.ts';
import type { TenantFilter } from './tenant-choice.ts';

export const SORTABLE = ['domain_name', 'domain_description', 'domain_enabled'] as const;

/** Domains of the installation, by name. */
export async function listDomains(trx: Trx, tenants: TenantFilter, list: ListQuery) {
  let query = trx.selectFrom('domains').leftJoin('tenants', 'tenants.tenant_id', 'domains.tenant_id');
  if (tenants === 'none') query = query.where(sql<boolean>`false`);
  else if (tenants !== 'all') query = query.where('domains.tenant_id', '=', tenants.tenantId);
  if (list.search !== '') {
    const pattern = containsPattern(list.search);
    query = query.where((eb) =>
      eb.or([eb('domain_name', 'ilike', pattern), eb('domain_description', 'ilike', pattern)]),
    );
  }
  const { total } = await query.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  if (list.countOnly) return { rows: [], total };
  const sort = SORTABLE.find((name) => name === list.sort) ?? 'domain_name';
  const rows = await query
    .select([
      'domains.domain_uuid',
      'domain_name',
      'domain_enabled',
      'domain_description',
      'domains.tenant_id',
      'tenants.company as tenant_name',
    ])
    .orderBy(sort, list.descending ? 'desc' : 'asc')
    .orderBy('domains.domain_uuid')
    .limit(list.limit)
    .offset(list.offset)
    .execute();
  return { rows, total };
}

/** A tenant and its domain; undefined when the fence shows no such tenant. */
export function findTenantDomain(trx: Trx, tenantId: number) {
  return trx
    .selectFrom('tenants')
    .leftJoin('domains', 'domains.tenant_id', 'tenants.tenant_id')
    .select(['tenants.tenant_id', 'domains.domain_uuid', 'domains.domain_name', 'domains.domain_description'])
    .where('tenants.tenant_id', '=', tenantId)
    .executeTakeFirst();
}

export function findDomain(trx: Trx, domainUuid: string) {
  return trx
    .selectFrom('domains')
    .select(['domain_uuid', 'domain_name', 'tenant_id'])
    .where('domain_uuid', '=', domainUuid)
    .forUpdate()
    .executeTakeFirst();
}

/** What carries the domain's name by default follows it: account codes, contexts, user names of extensions' accounts. */
export async function followRename(trx: Trx, domainUuid: string, from: string, to: string): Promise<void> {
  await trx
    .updateTable('extensions')
    .set({ accountcode: to })
    .where('domain_uuid', '=', domainUuid)
    .where('accountcode', '=', from)
    .execute();
  await trx
    .updateTable('extensions')
    .set({ user_context: to })
    .where('domain_uuid', '=', domainUuid)
    .where('user_context', '=', from)
    .execute();
  await trx
    .updateTable('accounts')
    .from('extensions')
    .set((eb) => ({ username: sql<string>`${eb.ref('extensions.extension')} || '@' || ${to}::text` }))
    .whereRef('accounts.extension_uuid', '=', 'extensions.extension_uuid')
    .where('extensions.domain_uuid', '=', domainUuid)
    .execute();
}

export async function hasNumbers(trx: Trx, domainUuid: string): Promise<boolean> {
  const row = await trx
    .selectFrom('number_plan')
    .select('number')
    .where('domain_uuid', '=', domainUuid)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function setOwner(trx: Trx, domainUuid: string, tenantId: number | null): Promise<void> {
  await trx.updateTable('domains').set({ tenant_id: tenantId }).where('domain_uuid', '=', domainUuid).execute();
}
