import type { Tables, Trx } from '@strowger/db';
import type { Selectable } from 'kysely';
import { epochFilter, flagFilter, tenantFilter } from '../../http/list-filters.ts';
import { type ListQuery, readWindow } from '../../http/list-query.ts';
import { containsPattern } from '../../http/portal-search.ts';
import type { ProviderValues } from './provider-values.ts';

export type StoredProvider = Selectable<Tables['sso_providers']>;

export const SORTABLE = ['sso_provider_id', 'name', 'issuer', 'active', 'date_created'] as const;

/** Providers within the transaction's fence: a tenant's admin does not see those of the installation. */
export function listProviders(
  trx: Trx,
  query: Readonly<Record<string, string>>,
  list: ListQuery,
): Promise<{ rows: StoredProvider[]; total: number }> {
  const [tenantId, active] = [tenantFilter(query['tenant_id']), flagFilter(query['active'])];
  const [before, after] = [epochFilter(query['before']), epochFilter(query['after'])];
  const found = trx
    .selectFrom('sso_providers')
    .where(({ and, eb }) =>
      and([
        ...(tenantId === undefined ? [] : [eb('tenant_id', '=', tenantId)]),
        ...(active === undefined ? [] : [eb('active', '=', active)]),
        ...(before === undefined ? [] : [eb('date_created', '<=', before)]),
        ...(after === undefined ? [] : [eb('date_created', '>=', after)]),
        ...(list.search === '' ? [] : [eb('name', 'ilike', containsPattern(list.search))]),
      ]),
    );
  const direction = (list.descending ?? list.sort === null) ? 'desc' : 'asc';
  const column = SORTABLE.find((one) => one === list.sort) ?? 'sso_provider_id';
  const sorted = found.selectAll().orderBy(column, direction).orderBy('sso_provider_id', direction).offset(list.offset);
  return readWindow(
    list,
    (limit) => sorted.limit(limit).execute(),
    async () => (await found.select((s) => s.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total,
  );
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

/** Those of the installation, and of the tenant that is named by id, by his SIP domain or by the host of his branding. */
export function listOpenProviders(
  trx: Trx,
  { tenantId, host }: { readonly tenantId: number | null; readonly host: string | null },
) {
  return openProviders(trx)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('sso_providers.tenant_id', 'is', null),
        eb('sso_providers.tenant_id', '=', tenantId),
        eb('sso_providers.tenant_id', 'in', selectFrom('domains').select('tenant_id').where('domain_name', '=', host)),
        eb('sso_providers.tenant_id', 'in', selectFrom('brandings').select('tenant_id').where('domain', '=', host)),
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
