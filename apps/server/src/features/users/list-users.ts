import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import { epochFilter, flagFilter, idFilter, tenantFilter } from '../../http/list-filters.ts';
import { type ListQuery, listQueryKeys } from '../../http/list-query.ts';
import { readFieldSearch } from '../../http/portal-search.ts';
import type { Platform } from '../../platform.ts';
import { presentUser } from './presenter.ts';
import type { UserObject } from './schema.ts';
import { listUsers, SEARCH_FIELDS } from './store.ts';
import { viewerOf } from './viewer.ts';

export const userListQuery = Type.Object({
  ...listQueryKeys,
  ...Object.fromEntries(SEARCH_FIELDS.map((field) => [field, Type.Optional(Type.String())])),
  user_id: Type.Optional(Type.Integer()),
  tenant_id: Type.Optional(Type.Integer()),
  active: Type.Optional(Type.Enum(['0', '1'])),
  role_id: Type.Optional(Type.Integer()),
  created_by: Type.Optional(Type.Integer()),
  before: Type.Optional(Type.Integer()),
  after: Type.Optional(Type.Integer()),
});

/** Users the caller may see, filtered as the query asks; `company` is the tenant's (contract 10 §5.1, §5.2). */
export async function findUsers(
  trx: Trx,
  platform: Pick<Platform, 'environment' | 'now'>,
  caller: Caller,
  query: Readonly<Record<string, string>>,
  list: ListQuery,
): Promise<{ rows: UserObject[]; total: number }> {
  const { edition } = platform.environment;
  const now = platform.now();
  const filter = {
    viewer: viewerOf(caller),
    edition,
    search: readFieldSearch(query, SEARCH_FIELDS, list.search),
    userId: idFilter(query['user_id']),
    tenantId: tenantFilter(query['tenant_id']),
    active: flagFilter(query['active']),
    roleId: idFilter(query['role_id']),
    createdBy: idFilter(query['created_by']),
    before: epochFilter(query['before']),
    after: epochFilter(query['after']),
  };
  const { rows, total } = await listUsers(trx, filter, list, now);
  const present = (row: (typeof rows)[number]) => ({ ...presentUser(row, edition, now), company: row.tenant_company });
  return { rows: rows.map(present), total };
}
