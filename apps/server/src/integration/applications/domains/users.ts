import { sql, type Trx } from '@strowger/db';
import { type Static, Type } from 'typebox';
import { accessControl } from '../../../access/access-control.ts';
import { FIRST_CUSTOM_ROLE, ROLE, rolesOf } from '../../../access/effective-roles.ts';
import { changeRoles } from '../../../features/users/role-assignment.ts';
import { findUser, type UserRow } from '../../../features/users/store.ts';
import { changePassword } from '../../../features/users/update-user.ts';
import { EVERYBODY } from '../../../features/users/viewer.ts';
import { changeUser, dropUser, makeUser } from '../../../features/users/write-user.ts';
import { containsPattern } from '../../../http/portal-search.ts';
import { word } from '../../answers.ts';
import { defineAction, type IntegrationCall } from '../../application.ts';
import type { TenantInScope } from '../../call-scope.ts';
import { missingParameters, notFound } from '../../errors.ts';
import { makePassword } from '../../identities/secret-text.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../list-params.ts';
import { makeKey } from './user-key.ts';

/** What a group amounts to (contract 10 §3.2). */
const GROUPS = { admin: ROLE.tenant, agent: ROLE.user, user: ROLE.endUser } as const;
type Group = keyof typeof GROUPS;

const USER_NAME = Type.String({ minLength: 1, maxLength: 128, pattern: '^[^\\p{Cc}\\s]+$' });

const SETTINGS = {
  user_password: Type.Optional(Type.String({ minLength: 1, maxLength: 1024 })),
  user_email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
  group: Type.Optional(Type.Enum(Object.keys(GROUPS))),
  user_enabled: Type.Optional(Type.Boolean()),
  generate_api_key: Type.Optional(Type.Boolean()),
};
const SETTINGS_SCHEMA = Type.Object(SETTINGS);
type UserSettings = Static<typeof SETTINGS_SCHEMA>;

/** A user as a new one. */
export const NEW_USER = Type.Object({ ...SETTINGS, user_name: USER_NAME });
export type NewUser = Static<typeof NEW_USER>;

const tenant_domain = Type.Optional(Type.String({ maxLength: 253 }));
const NAMES = { tenant_domain, user_name: Type.Optional(USER_NAME), user_id: Type.Optional(Type.Integer()) };

/** Super administrators are nobody's to manage here. */
const isManaged = sql<boolean>`not exists (
  select from user_roles where user_roles.user_id = users.user_id and role_id = ${ROLE.admin})`;

export const listUsers = defineAction({
  action: 'users/list',
  access: 'read',
  params: Type.Object(LIST_PARAMS),
  async run({ scope, trx }, params) {
    const tenant = await scope.tenantOrAll(trx, params.tenant_domain);
    const page = pageOf(params);
    const pattern = containsPattern(params.search ?? '');
    const found = trx
      .selectFrom('users')
      .innerJoin('domains', 'domains.tenant_id', 'users.tenant_id')
      .where(isManaged)
      .$if(tenant !== null, (query) => query.where('users.tenant_id', '=', tenant?.tenantId ?? 0))
      .$if(params.search !== undefined, (query) =>
        query.where((where) => where.or([where('username', 'ilike', pattern), where('email', 'ilike', pattern)])),
      );
    const { total } = await found
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await found
      .select(['users.user_id', 'domain_name', 'username', 'email', 'active'])
      .select([
        sql<number[]>`array(select role_id from user_roles where user_roles.user_id = users.user_id)`.as('roles'),
        sql<boolean>`exists (select from integration_identity
          where owner_user_id = users.user_id and deleted_at is null)`.as('has_key'),
      ])
      .orderBy('domain_name')
      .orderBy('username')
      .limit(page.perPage)
      .offset(page.offset)
      .execute();
    const users = rows.map(({ domain_name, roles, has_key, ...user }) => ({
      ...presentUser({ ...user, stored_roles: roles }, domain_name),
      api_key_set: has_key,
    }));
    return { message: 'Users retrieved', users, ...pageFields(page, Number(total)) };
  },
});

export const createUser = defineAction({
  action: 'users/create',
  access: 'write',
  params: Type.Object({ ...NEW_USER.properties, tenant_domain }),
  async run(call, params) {
    const tenant = await call.scope.tenant(call.trx, params.tenant_domain);
    return { message: 'User created', ...(await addUser(call, tenant, params)) };
  },
});

export const updateUser = defineAction({
  action: 'users/update',
  access: 'write',
  params: Type.Object({ ...NAMES, ...SETTINGS }),
  async run(call, params) {
    const { tenant, row } = await namedUser(call, params);
    const user = await setUser(call, tenant, row, params);
    const key = params.generate_api_key === true ? { api_key: await keyOf(call, tenant, user) } : {};
    return { message: 'User updated', ...user, ...key };
  },
});

/** His keys go with him. */
export const deleteUser = defineAction({
  action: 'users/delete',
  access: 'write',
  params: Type.Object(NAMES),
  async run(call, params) {
    const { tenant, row } = await namedUser(call, params);
    await dropUser(call.writerIn(tenant.tenantId), call.platform, row);
    return { message: 'User deleted', user_id: row.user_id, user_name: row.username };
  },
});

/**
 * Makes a user of a tenant. A password that nobody sent is made, and told this once.
 * @throws ApiError 409 for a name that is taken, 422 for a weak password
 */
export async function addUser(
  call: IntegrationCall,
  tenant: Pick<TenantInScope, 'tenantId' | 'domainName'>,
  sent: NewUser,
): Promise<object> {
  const { tenantId, domainName } = tenant;
  const { user_name: username, user_enabled: enabled = true } = sent;
  const writer = call.writerIn(tenantId);
  // With a digit, letters of both sizes and a sign, as most policies ask for.
  const made = sent.user_password === undefined ? `${makePassword()}-0aA` : null;
  const userId = await makeUser(writer, call.platform, {
    tenant_id: tenantId,
    username,
    email: sent.user_email ?? (username.includes('@') ? username : `${username}@${domainName}`),
    password: sent.user_password ?? made ?? '',
    role_id: GROUPS[groupIn(sent) ?? 'user'],
    active: enabled ? '1' : '0',
  });
  const user = presentUser(await requireRow(call, userId), domainName);
  const key = sent.generate_api_key === true ? { api_key: await keyOf(call, tenant, user) } : {};
  return { ...user, ...(made === null ? {} : { user_password: made }), ...key };
}

async function setUser(
  call: IntegrationCall,
  { tenantId, domainName }: TenantInScope,
  row: UserRow,
  sent: UserSettings,
) {
  const { platform, trx } = call;
  const writer = call.writerIn(tenantId);
  const { user_email: email, user_enabled: enabled, user_password: password } = sent;
  const group = groupIn(sent);
  const { user_id: userId } = row;
  await changeUser(writer, platform, row, {
    ...(email === undefined ? {} : { email }),
    ...(enabled === undefined ? {} : { active: enabled ? '1' : '0' }),
  });
  if (password !== undefined) {
    await changePassword(trx, platform, writer.caller, userId, tenantId, password);
    const after = { user_password: 'set' };
    writer.audit({ resource: 'users', resourceId: userId, action: 'update', tenantId, before: {}, after });
  }
  if (group !== null) {
    const control = accessControl(platform);
    await changeRoles(trx, platform, control, writer.caller, { userId, tenantId }, (stored) => {
      const custom = [...stored].filter((role) => role >= FIRST_CUSTOM_ROLE);
      return new Set([...custom, ...rolesOf([GROUPS[group]])]);
    });
    const before = { group: groupOf(row.stored_roles) };
    writer.audit({ resource: 'users', resourceId: userId, action: 'update', tenantId, before, after: { group } });
  }
  return presentUser(await requireRow(call, userId), domainName);
}

/** @throws IntegrationError 400 where nobody is named, 404 outside the scope and for super administrators */
async function namedUser(
  { trx, scope, platform }: IntegrationCall,
  named: { readonly tenant_domain?: string; readonly user_name?: string; readonly user_id?: number },
): Promise<{ readonly tenant: TenantInScope; readonly row: UserRow }> {
  if (named.user_name === undefined && named.user_id === undefined) throw missingParameters(['user_name']);
  const tenant = await scope.tenant(trx, named.tenant_domain);
  const found = await trx
    .selectFrom('users')
    .select('user_id')
    .where('tenant_id', '=', tenant.tenantId)
    .where(isManaged)
    .where((where) =>
      named.user_id === undefined
        ? where(where.fn('lower', ['username']), '=', named.user_name?.toLowerCase() ?? '')
        : where('user_id', '=', named.user_id),
    )
    .executeTakeFirst();
  const row = found && (await findUser(trx, EVERYBODY, found.user_id, platform.now()));
  if (!row) throw notFound();
  return { tenant, row };
}

async function requireRow(
  { trx, platform }: { readonly trx: Trx; readonly platform: IntegrationCall['platform'] },
  id: number,
) {
  const row = await findUser(trx, EVERYBODY, id, platform.now());
  if (!row) throw notFound();
  return row;
}

function keyOf(
  call: IntegrationCall,
  { tenantId, domainName }: Pick<TenantInScope, 'tenantId' | 'domainName'>,
  { user_id: userId, user_name: username }: { readonly user_id: number; readonly user_name: string },
): Promise<string> {
  return makeKey(call, { userId, username, tenantId, domainName });
}

function groupIn({ group }: UserSettings): Group | null {
  return group === 'admin' || group === 'agent' || group === 'user' ? group : null;
}

function groupOf(roles: readonly number[]): Group {
  if (roles.includes(ROLE.tenant)) return 'admin';
  return roles.includes(ROLE.user) ? 'agent' : 'user';
}

type Shown = Pick<UserRow, 'user_id' | 'username' | 'email' | 'active' | 'stored_roles'>;

function presentUser(row: Shown, tenant_domain: string) {
  return {
    user_id: row.user_id,
    tenant_domain,
    user_name: row.username,
    user_email: row.email,
    group: groupOf(row.stored_roles),
    user_enabled: word(row.active),
  };
}
