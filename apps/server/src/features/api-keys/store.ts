import { sql, type Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { ROLE } from '../../access/effective-roles.ts';
import { scopeOf } from '../../access/scope.ts';
import { flagFilter, idFilter, tenantFilter } from '../../http/list-filters.ts';
import type { ListQuery } from '../../http/list-query.ts';
import { containsPattern } from '../../http/portal-search.ts';
import type { ApiKeyObject } from './schema.ts';
import type { ApiKeyValues } from './values.ts';

export const SORTABLE = ['api_key_id', 'name', 'created', 'last_used', 'expires', 'rate_limit', 'active'] as const;

/** Keys the caller sees: super admins' are theirs alone to see, as they are themselves (contract 10 §1.11, §2.6). */
function seenBy(trx: Trx, caller: Caller) {
  const scope = scopeOf(caller);
  const query = trx.selectFrom('api_keys').innerJoin('users', 'users.user_id', 'api_keys.user_id');
  if (scope.kind === 'platform') return query;
  const ofTenant = query.where('api_keys.tenant_id', '=', scope.tenantId);
  if (scope.kind === 'own') return ofTenant.where('api_keys.user_id', '=', scope.userId);
  return ofTenant.where((where) =>
    where.or([
      where('api_keys.user_id', '=', scope.kind === 'tenant' ? caller.userId : 0),
      where.not(
        where.exists(
          where
            .selectFrom('user_roles')
            .select('role_id')
            .whereRef('user_roles.user_id', '=', 'api_keys.user_id')
            .where('role_id', '=', ROLE.admin),
        ),
      ),
    ]),
  );
}

const COLUMNS = [
  'api_keys.api_key_id',
  'api_keys.user_id',
  'users.username',
  'api_keys.tenant_id',
  'api_keys.name',
  'api_keys.key_prefix',
  'api_keys.rate_limit',
  'api_keys.active',
  'api_keys.expires',
  'api_keys.last_used',
  'api_keys.created',
] as const;

interface Row extends Omit<ApiKeyObject, 'active' | 'last_used' | 'created'> {
  readonly active: boolean;
  readonly last_used: Date | null;
  readonly created: Date;
}

function present(row: Row): ApiKeyObject {
  return {
    ...row,
    active: row.active ? 1 : 0,
    last_used: row.last_used && epoch(row.last_used),
    created: epoch(row.created),
  };
}

function epoch(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

export async function listApiKeys(
  trx: Trx,
  caller: Caller,
  query: Readonly<Record<string, string>>,
  list: ListQuery,
): Promise<{ rows: ApiKeyObject[]; total: number }> {
  const [userId, tenantId] = [idFilter(query['user_id']), tenantFilter(query['tenant_id'])];
  const active = flagFilter(query['active']);
  const name = query['name']?.trim() ?? '';
  const found = seenBy(trx, caller)
    .$if(userId !== undefined, (q) => q.where('api_keys.user_id', '=', userId ?? 0))
    .$if(tenantId !== undefined, (q) => q.where('api_keys.tenant_id', '=', tenantId ?? 0))
    .$if(active !== undefined, (q) => q.where('api_keys.active', '=', active ?? false))
    .$if(name !== '', (q) => q.where(sql`lower(api_keys.name)`, '=', name.toLowerCase()))
    .$if(list.search !== '', (q) => {
      const pattern = containsPattern(list.search.toLowerCase());
      return q.where(sql`lower(api_keys.name || ' ' || api_keys.key_prefix)`, 'like', pattern);
    });
  const { total } = await found.select((s) => s.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  if (list.countOnly) return { rows: [], total };
  const direction = (list.descending ?? list.sort === null) ? 'desc' : 'asc';
  const column = SORTABLE.find((one) => one === list.sort) ?? 'api_key_id';
  const rows = await found
    .select(COLUMNS)
    .orderBy(`api_keys.${column}`, direction)
    .orderBy('api_keys.api_key_id', direction)
    .offset(list.offset)
    .limit(list.limit)
    .execute();
  return { rows: rows.map(present), total };
}

/** @param lock holds the row until the end of the transaction */
export async function findApiKey(
  trx: Trx,
  caller: Caller,
  apiKeyId: number,
  lock?: 'lock',
): Promise<ApiKeyObject | undefined> {
  const row = await seenBy(trx, caller)
    .select(COLUMNS)
    .where('api_keys.api_key_id', '=', apiKeyId)
    .$if(lock !== undefined, (q) => q.forNoKeyUpdate('api_keys'))
    .executeTakeFirst();
  return row && present(row);
}

/** Writers of one user's keys come one after the other. @returns how many he has */
export async function countKeysOf(trx: Trx, userId: number): Promise<number> {
  await trx.selectFrom('users').select('user_id').where('user_id', '=', userId).forNoKeyUpdate().execute();
  const { count } = await trx
    .selectFrom('api_keys')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertApiKey(
  trx: Trx,
  owner: Pick<Caller, 'userId' | 'tenantId'>,
  key: { readonly hash: string; readonly prefix: string },
  values: ApiKeyValues & { readonly name: string },
  now: Date,
): Promise<number> {
  const { api_key_id: apiKeyId } = await trx
    .insertInto('api_keys')
    .values({
      ...values,
      user_id: owner.userId,
      tenant_id: owner.tenantId,
      key_prefix: key.prefix,
      key_hash: key.hash,
      created: now,
    })
    .returning('api_key_id')
    .executeTakeFirstOrThrow();
  return apiKeyId;
}

export async function updateApiKey(trx: Trx, apiKeyId: number, values: ApiKeyValues): Promise<void> {
  if (Object.keys(values).length === 0) return;
  await trx.updateTable('api_keys').set(values).where('api_key_id', '=', apiKeyId).execute();
}

export async function deleteApiKey(trx: Trx, apiKeyId: number): Promise<void> {
  await trx.deleteFrom('api_keys').where('api_key_id', '=', apiKeyId).execute();
}
