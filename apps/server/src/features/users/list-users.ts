import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import { idFilter } from '../../http/list-filters.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Platform } from '../../platform.ts';
import { partyQueryKeys, readPartyFilter } from '../tenants/party-list.ts';
import { presentUser } from './presenter.ts';
import type { UserObject } from './schema.ts';
import { listUsers, USER_TABLE } from './store.ts';
import { viewerOf } from './viewer.ts';

export const userListQuery = Type.Object({
  ...partyQueryKeys(USER_TABLE),
  user_id: Type.Optional(Type.Integer()),
  role_id: Type.Optional(Type.Integer()),
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
    ...readPartyFilter(USER_TABLE, query, list.search),
    viewer: viewerOf(caller),
    edition,
    userId: idFilter(query['user_id']),
    roleId: idFilter(query['role_id']),
  };
  const { rows, total } = await listUsers(trx, filter, list, now);
  const present = (row: (typeof rows)[number]) => ({ ...presentUser(row, edition, now), company: row.tenant_company });
  return { rows: rows.map(present), total };
}
