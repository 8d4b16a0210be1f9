import { sql, type Tables, type Trx } from '@strowger/db';
import type { Selectable } from 'kysely';
import { flagFilter, tenantFilter } from '../../http/list-filters.ts';
import type { ListQuery } from '../../http/list-query.ts';
import { containsPattern } from '../../http/portal-search.ts';
import type { ProviderValues } from './provider-values.ts';

export type StoredProvider = Selectable<Tables['sso_providers']>;

export const SORTABLE = ['sso_provider_id', 'name', 'issuer', 'active', 'date_created'] as const;

/** Providers within the transaction's fence: a tenant's admin does not see those of the installation. */
export async function listProviders(
  trx: Trx,
  query: Readonly<Record<string, string>>,
  list: ListQuery,
): Promise<{ rows: StoredProvider[]; total: number }> {
  const tenantId = tenantFilter(query['tenant_id']);
  const active = flagFilter(query['active']);
  const found = trx
    .selectFrom('sso_providers')
    .$if(tenantId !== undefined, (q) => q.where('tenant_id', '=', tenantId ?? 0))
    .$if(active !== undefined, (q) => q.where('active', '=', active ?? false))
    .$if(list.search !== '', (q) => q.where(sql`lower(name)`, 'like', containsPattern(list.search.toLowerCase())));
  const { total } = await found.select((s) => s.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  if (list.countOnly) return { rows: [], total };
  const direction = (list.descending ?? list.sort === null) ? 'desc' : 'asc';
  const column = SORTABLE.find((one) => one === list.sort) ?? 'sso_provider_id';
  const rows = await found
    .selectAll()
    .orderBy(column, direction)
    .orderBy('sso_provider_id', direction)
    .offset(list.offset)
    .limit(list.limit)
    .execute();
  return { rows, total };
}

/** @param lock holds the row until the end of the transaction */
export function findProvider(trx: Trx, providerId: number, lock?: 'lock'): Promise<StoredProvider | undefined> {
  return trx
    .selectFrom('sso_providers')
    .selectAll()
    .where('sso_provider_id', '=', providerId)
    .$if(lock !== undefined, (q) => q.forNoKeyUpdate())
    .executeTakeFirst();
}

/** A provider through which people may log in now; of a tenant only while he is active. */
export function findOpenProvider(trx: Trx, providerId: number): Promise<StoredProvider | undefined> {
  return openProviders(trx).where('sso_provider_id', '=', providerId).executeTakeFirst();
}

/** Those of the installation, and of the tenant that is named by id or by his domain. */
export function listOpenProviders(trx: Trx, of: { readonly tenantId?: number; readonly host: string }) {
  return openProviders(trx)
    .where((where) =>
      where.or([
        where('sso_providers.tenant_id', 'is', null),
        where('sso_providers.tenant_id', '=', of.tenantId ?? 0),
        where.exists(
          where
            .selectFrom('domains')
            .select('domain_uuid')
            .whereRef('domains.tenant_id', '=', 'sso_providers.tenant_id')
            .where('domain_name', '=', of.host),
        ),
      ]),
    )
    .orderBy('sso_providers.name')
    .orderBy('sso_provider_id')
    .limit(100)
    .execute();
}

function openProviders(trx: Trx) {
  return trx
    .selectFrom('sso_providers')
    .leftJoin('tenants', 'tenants.tenant_id', 'sso_providers.tenant_id')
    .selectAll('sso_providers')
    .where('sso_providers.active', '=', true)
    .where((where) => where.or([where('sso_providers.tenant_id', 'is', null), where('tenants.active', '=', true)]));
}

export async function insertProvider(
  trx: Trx,
  tenantId: number | null,
  values: ProviderValues & { readonly name: string; readonly issuer: string; readonly client_id: string },
  now: Date,
): Promise<number> {
  const made = await trx
    .insertInto('sso_providers')
    .values({ ...values, tenant_id: tenantId, date_created: now, last_updated: now })
    .returning('sso_provider_id')
    .executeTakeFirstOrThrow();
  return made.sso_provider_id;
}

export async function updateProvider(trx: Trx, providerId: number, values: ProviderValues, now: Date): Promise<void> {
  if (Object.keys(values).length === 0) return;
  await trx
    .updateTable('sso_providers')
    .set({ ...values, last_updated: now })
    .where('sso_provider_id', '=', providerId)
    .execute();
}

export async function deleteProvider(trx: Trx, providerId: number): Promise<void> {
  await trx.deleteFrom('sso_providers').where('sso_provider_id', '=', providerId).execute();
}

/** @returns whether the user was known to the provider */
export async function unlinkUser(trx: Trx, providerId: number, userId: number): Promise<boolean> {
  const gone = await trx
    .deleteFrom('sso_identities')
    .where('sso_provider_id', '=', providerId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
