import { sql, type Tables, type Trx } from '@strowger/db';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { type Edition, ROLE } from '../../access/effective-roles.ts';
import { liveSessions } from '../../access/sessions.ts';
import { type ListQuery, readWindow } from '../../http/list-query.ts';
import { type PartyFilter, type PartyTable, partyCondition, partyOrder } from '../tenants/party-list.ts';
import type { Viewer } from './viewer.ts';

/** Users with what of their tenant, roles and sessions the API shows of them. */
function userQuery(trx: Trx, now: Date) {
  return trx
    .selectFrom('users')
    .innerJoin('tenants', 'tenants.tenant_id', 'users.tenant_id')
    .selectAll('users')
    .select([
      'tenants.company as tenant_company',
      'tenants.credit as tenant_credit',
      'tenants.timezone_id as tenant_timezone_id',
      'tenants.country_id as tenant_country_id',
      sql<number[]>`array(select role_id from user_roles where user_roles.user_id = users.user_id)`.as('stored_roles'),
      sql<Record<string, string>>`(
        select json_object_agg(role_id, name) from roles
        where role_id < 100 or role_id in (select role_id from user_roles where user_roles.user_id = users.user_id)
      )`.as('role_names'),
      sql<boolean>`(
        'user_admin' = any(users.feature_keys) or exists (
          select from user_permissions join permissions using (permission_id)
          where user_permissions.user_id = users.user_id and name in ('user', 'user_admin')))`.as('administers_users'),
    ])
    .select(({ exists }) => exists(liveSessions(trx, now)).as('logged_in'));
}

export type UserRow = Awaited<ReturnType<ReturnType<typeof userQuery>['execute']>>[number];

/** The user, if this caller may see him. */
export function findUser(trx: Trx, viewer: Viewer, userId: number, now: Date): Promise<UserRow | undefined> {
  return userQuery(trx, now)
    .where('users.user_id', '=', userId)
    .where((eb) => visible(eb, viewer))
    .executeTakeFirst();
}

type Builder = ExpressionBuilder<Tables, 'users'>;

function visible(eb: Builder, viewer: Viewer): Expression<SqlBool> {
  switch (viewer.sees) {
    case 'all':
      return eb.val(true);
    case 'self':
      return eb('users.user_id', '=', viewer.userId);
    case 'ordinary':
      return eb.or([eb('users.user_id', '=', viewer.userId), eb.not(storesRole(eb, [ROLE.admin]))]);
  }
}

function storesRole(eb: Builder, roles: readonly number[]): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('user_roles')
      .select(sql<number>`1`.as('one'))
      .whereRef('user_roles.user_id', '=', 'users.user_id')
      .where('user_roles.role_id', 'in', [...roles]),
  );
}

export const USER_TABLE: PartyTable = {
  name: 'users',
  key: 'user_id',
  creator: 'created_by',
  searched: ['first_name', 'last_name', 'username', 'email', 'phone'],
  sortable: [
    'user_id',
    'tenant_id',
    'first_name',
    'last_name',
    'username',
    'email',
    'phone',
    'active',
    'last_login',
    'date_created',
  ],
};

export interface UserFilter extends PartyFilter {
  readonly viewer: Viewer;
  readonly edition: Edition;
  readonly userId?: number | undefined;
  readonly roleId?: number | undefined;
}

export async function listUsers(
  trx: Trx,
  filter: UserFilter,
  list: ListQuery,
  now: Date,
): Promise<{ rows: UserRow[]; total: number }> {
  const counted = trx
    .selectFrom('users')
    .where((eb) => matching(eb, filter))
    .select((eb) => eb.fn.countAll<number>().as('total'));
  const sorted = userQuery(trx, now)
    .where((eb) => matching(eb, filter))
    .orderBy(partyOrder(USER_TABLE, list))
    .offset(list.offset);
  return readWindow(
    list,
    (limit) => sorted.limit(limit).execute(),
    async () => (await counted.executeTakeFirstOrThrow()).total,
  );
}

function matching(eb: Builder, filter: UserFilter): Expression<SqlBool> {
  const { viewer, edition, userId, roleId } = filter;
  return eb.and([
    visible(eb, viewer),
    partyCondition(USER_TABLE, filter),
    ...(userId === undefined ? [] : [eb('users.user_id', '=', userId)]),
    ...(roleId === undefined ? [] : [hasRole(eb, roleId, edition)]),
  ]);
}

/** The effective role, as effective-roles.ts derives it from the stored ones. */
function hasRole(eb: Builder, roleId: number, edition: Edition): Expression<SqlBool> {
  if (edition === 'community') {
    if (roleId === ROLE.admin) return storesRole(eb, [ROLE.admin]);
    return roleId === ROLE.endUser ? eb.not(storesRole(eb, [ROLE.admin])) : eb.val(false);
  }
  if (roleId === ROLE.user) return storesRole(eb, [ROLE.user, ROLE.tenant]);
  if (roleId !== ROLE.endUser) return storesRole(eb, [roleId]);
  const storesAny = eb.exists(
    eb.selectFrom('user_roles').select(sql<number>`1`.as('one')).whereRef('user_roles.user_id', '=', 'users.user_id'),
  );
  return eb.or([storesRole(eb, [ROLE.endUser]), eb.not(storesAny)]);
}
