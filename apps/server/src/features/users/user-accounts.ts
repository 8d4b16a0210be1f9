import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { nullable } from '../../http/fields.ts';
import { epochFilter, flagFilter, idFilter, tenantFilter } from '../../http/list-filters.ts';
import type { ListQuery } from '../../http/list-query.ts';
import { containsPattern } from '../../http/portal-search.ts';

export const accountRow = Type.Object({
  account_id: Type.Integer(),
  tenant_id: Type.Integer(),
  type: Type.String(),
  username: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  phone: Type.String(),
  email: Type.String(),
  caller_id_name: Type.String(),
  domain: nullable(Type.String()),
  created_by: nullable(Type.Integer()),
  company: Type.String(),
  active: Type.Integer(),
  linkdid_id: nullable(Type.Integer()),
});

const TEXT_FILTERS = ['username', 'phone', 'email', 'first_name', 'last_name'] as const;

/** Accounts that a user owns, and DIDs linked to them; newest first, filtered as `/accounts` is (contract 30 §8). */
export async function accountsOfUser(
  trx: Trx,
  userId: number,
  query: Readonly<Record<string, string>>,
  list: ListQuery,
) {
  const owned = ownedAccounts(trx, userId, query);
  const { total } = await owned.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await owned
    .innerJoin('tenants', 'tenants.tenant_id', 'accounts.tenant_id')
    .leftJoin('domains', 'domains.tenant_id', 'accounts.tenant_id')
    .select([
      'accounts.account_id',
      'accounts.tenant_id',
      'accounts.type',
      'accounts.username',
      'accounts.first_name',
      'accounts.last_name',
      'accounts.phone',
      'accounts.email',
      'accounts.caller_id_name',
      'domains.domain_name as domain',
      'accounts.created_by',
      'tenants.company',
      'accounts.active',
      'accounts.linkdid_id',
    ])
    .orderBy('accounts.account_id', 'desc')
    .limit(list.limit)
    .offset(list.offset)
    .execute();
  return { rows: rows.map((row) => ({ ...row, active: row.active ? 1 : 0 })), total };
}

function ownedAccounts(trx: Trx, userId: number, query: Readonly<Record<string, string>>) {
  const type = query['type']?.trim() ?? '';
  const exact = {
    account_id: idFilter(query['account_id']),
    tenant_id: tenantFilter(query['tenant_id']),
    linkdid_id: idFilter(query['linkdid_id']),
    created_by: idFilter(query['created_by'] || query['user_id']),
  };
  const active = flagFilter(query['active']);
  const before = epochFilter(query['before']);
  const after = epochFilter(query['after']);
  return trx.selectFrom('accounts').where(({ eb, and, or, exists, fn }) =>
    and([
      or([
        eb('accounts.created_by', '=', userId),
        exists(
          eb
            .selectFrom('accounts as linked')
            .select(sql<number>`1`.as('one'))
            .whereRef('linked.linkdid_id', '=', 'accounts.account_id')
            .where('linked.created_by', '=', userId),
        ),
      ]),
      type === '' ? eb('accounts.type', '<>', 'child_account') : eb('accounts.type', '=', type),
      ...(exact.account_id === undefined ? [] : [eb('accounts.account_id', '=', exact.account_id)]),
      ...(exact.tenant_id === undefined ? [] : [eb('accounts.tenant_id', '=', exact.tenant_id)]),
      ...(exact.linkdid_id === undefined ? [] : [eb('accounts.linkdid_id', '=', exact.linkdid_id)]),
      ...(exact.created_by === undefined ? [] : [eb('accounts.created_by', '=', exact.created_by)]),
      ...(active === undefined ? [] : [eb('accounts.active', '=', active)]),
      ...(before === undefined ? [] : [eb('accounts.date_created', '<=', before)]),
      ...(after === undefined ? [] : [eb('accounts.date_created', '>=', after)]),
      ...TEXT_FILTERS.flatMap((field) => {
        const text = query[field]?.trim().toLowerCase() ?? '';
        return text === '' ? [] : [eb(fn<string>('lower', [`accounts.${field}`]), 'like', containsPattern(text))];
      }),
    ]),
  );
}
