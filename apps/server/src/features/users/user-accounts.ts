import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { flagNumber, nullable } from '../../http/fields.ts';
import { type ListQuery, parseListQuery } from '../../http/list-query.ts';
import { listedFields, type Resource } from '../../http/resource/resource.ts';
import { queryConditions } from '../../http/resource/resource-filters.ts';
import { listRows, sortable } from '../../http/resource/resource-rows.ts';

const number = () => ({ schema: Type.Integer() });
const text = () => ({ schema: Type.String() });
const contains = 'contains' as const;

/** Accounts as lists show them, filtered as `/accounts` is (contract 30 §8). */
export const ACCOUNTS: Resource = {
  path: '/accounts',
  tag: 'Users',
  what: 'Account',
  plural: 'Accounts',
  table: 'accounts',
  key: { field: 'account_id', kind: 'id' },
  rows: { tenant: 'tenant_id' },
  access: {},
  fields: {
    account_id: number(),
    tenant_id: number(),
    type: text(),
    username: text(),
    first_name: text(),
    last_name: text(),
    phone: text(),
    email: text(),
    caller_id_name: text(),
    domain: {
      schema: nullable(Type.String()),
      computed: sql`select domain_name from domains where domains.tenant_id = r.tenant_id`,
    },
    created_by: { schema: nullable(Type.Integer()) },
    company: {
      schema: Type.String(),
      computed: sql`select company from tenants where tenants.tenant_id = r.tenant_id`,
    },
    active: { schema: flagNumber(), show: (stored) => (stored === true ? 1 : 0) },
    linkdid_id: { schema: nullable(Type.Integer()) },
  },
  searched: ['username', 'phone', 'email', 'first_name', 'last_name'],
  filters: {
    account_id: 'id',
    linkdid_id: 'id',
    created_by: 'id',
    user_id: { field: 'created_by', by: 'id' },
    type: 'text',
    active: 'flag',
    username: contains,
    phone: contains,
    email: contains,
    first_name: contains,
    last_name: contains,
  },
  times: { created: 'date_created' },
};

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
