import { sql, type Trx } from '@strowger/db';
import { type ListQuery, parseListQuery } from '../../http/list-query.ts';
import { listedFields } from '../../http/resource/resource.ts';
import { queryConditions } from '../../http/resource/resource-filters.ts';
import { listRows, sortable } from '../../http/resource/resource-rows.ts';
import { ACCOUNTS } from '../accounts/resource.ts';

/** Accounts that a user owns, and DIDs linked to them; newest first. */
export async function accountsOfUser(trx: Trx, userId: number, query: Readonly<Record<string, string>>) {
  const names = listedFields(ACCOUNTS);
  const list: ListQuery = parseListQuery(query, sortable(ACCOUNTS, names));
  const isOwn = sql`(r.created_by = ${userId} or exists (
    select from accounts as linked where linked.linkdid_id = r.account_id and linked.created_by = ${userId}))`;
  const asked = query['type']?.trim() ? [] : [sql`r.type <> 'child_account'`];
  const conditions = [isOwn, ...asked, ...queryConditions(ACCOUNTS, query, list.search)];
  return { list, found: await listRows(trx, ACCOUNTS, names, conditions, list) };
}
