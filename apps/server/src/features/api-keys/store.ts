import { sql, type Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { ROLE } from '../../access/effective-roles.ts';
import { scopeOf } from '../../access/scope.ts';
import { epochFilter, flagFilter, idFilter, tenantFilter } from '../../http/list-filters.ts';
import { type ListQuery, readWindow } from '../../http/list-query.ts';
import { containsPattern } from '../../http/portal-search.ts';
import { viewerOf } from '../users/viewer.ts';
import type { ApiKeyObject } from './schema.ts';
import type { ApiKeyValues } from './values.ts';

export const SORTABLE = ['api_key_id', 'name', 'created', 'last_used', 'expires', 'rate_limit', 'active'] as const;

/**
 * Keys the caller sees: T his tenant's, U his own, A all (contract 10 §1.11); those of super admins, as they themselves,
 * are for super admins and their owner alone (§2.6).
 */
function seenBy(trx: Trx, caller: Caller) {
  const scope = scopeOf(caller);
  const viewer = viewerOf(caller);
  const found = trx.selectFrom('api_keys').innerJoin('users', 'users.user_id', 'api_keys.user_id');
  return found.where(({ and, or, not, exists, eb, selectFrom }) => {
    const isOwn = eb('api_keys.user_id', '=', viewer.userId);
    const isAdmins = exists(
      selectFrom('user_roles')
        .select('role_id')
        .whereRef('user_roles.user_id', '=', 'api_keys.user_id')
        .where('role_id', '=', ROLE.admin),
    );
    return and([
      ...(scope.kind === 'platform' ? [] : [eb('api_keys.tenant_id', '=', scope.tenantId)]),
      ...(viewer.sees === 'self' ? [isOwn] : []),
      ...(viewer.sees === 'ordinary' ? [or([isOwn, not(isAdmins)])] : []),
    ]);
  });
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
  const found = matching(trx, caller, query, list.search);
  const direction = (list.descending ?? list.sort === null) ? 'desc' : 'asc';
  const column = SORTABLE.find((one) => one === list.sort) ?? 'api_key_id';
  const sorted = found
    .select(COLUMNS)
    .orderBy(`api_keys.${column}`, direction)
    .orderBy('api_keys.api_key_id', direction)
    .offset(list.offset);
  const { rows, total } = await readWindow(
    list,
    (limit) => sorted.limit(limit).execute(),
    async () => (await found.select((s) => s.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total,
  );
  return { rows: rows.map(present), total };
}

function matching(trx: Trx, caller: Caller, query: Readonly<Record<string, string>>, search: string) {
  const [userId, tenantId] = [idFilter(query['user_id']), tenantFilter(query['tenant_id'])];
  const active = flagFilter(query['active']);
  const [before, after] = [epochFilter(query['before']), epochFilter(query['after'])];
  const name = query['name']?.trim().toLowerCase() ?? '';
  const pattern = containsPattern(search.toLowerCase());
  return seenBy(trx, caller).where(({ and, eb }) =>
    and([
      ...(userId === undefined ? [] : [eb('api_keys.user_id', '=', userId)]),
      ...(tenantId === undefined ? [] : [eb('api_keys.tenant_id', '=', tenantId)]),
      ...(active === undefined ? [] : [eb('api_keys.active', '=', active)]),
      ...(before === undefined ? [] : [eb('api_keys.created', '<=', before)]),
      ...(after === undefined ? [] : [eb('api_keys.created', '>=', after)]),
      ...(name === '' ? [] : [eb(sql`lower(api_keys.name)`, '=', name)]),
      ...(search === '' ? [] : [eb(sql`lower(api_keys.name || ' ' || api_keys.key_prefix)`, 'like', pattern)]),
    ]),
  );
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
