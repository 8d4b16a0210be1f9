import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { accessControl } from '../../access/access-control.ts';
import type { Caller } from '../../access/caller.ts';
import { type Edition, FIRST_CUSTOM_ROLE, ROLE } from '../../access/effective-roles.ts';
import { errors } from '../../http/errors.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { descriptionField, namedPermission, roleName } from './schema.ts';
import { grantsOfRole } from './store.ts';

/** Contract 10 §3.5. Custom roles may be renamed and deleted, the default ones keep their names and stay. */
export function roleResource(platform: Platform): Resource {
  const { forgetAccounts } = accessControl(platform);
  return {
    path: '/roles',
    tag: 'Roles and permissions',
    what: 'Role',
    plural: 'Roles',
    table: 'roles',
    key: { field: 'role_id', kind: 'id' },
    fields: {
      role_id: { schema: Type.Integer(), write: 'never' },
      name: { schema: roleName(), required: true, store: (sent) => String(sent).trim() },
      description: descriptionField,
    },
    extras: {
      fields: { permissions: Type.Array(namedPermission) },
      read: async (trx, role) => ({ permissions: await grantsOfRole(trx, Number(role['role_id'])) }),
    },
    rows: { tenant: null, seen: rolesSeen(platform.environment.edition) },
    access: {
      list: { callers: ['A', 'T'], permission: 'role_list' },
      read: { callers: ['A', 'T'], permission: 'role_read' },
      create: { callers: ['A'], permission: 'role_create' },
      update: { callers: ['A'], permission: 'role_update' },
      delete: { callers: ['A'], permission: 'role_delete' },
    },
    searched: ['name', 'description'],
    filters: { name: 'prefix', role_id: 'id' },
    ignored: ['permission_id'],
    taken: 'A role with this name already exists',
    hooks: {
      before: requireCustom,
      after: async ({ writer }) => platform.db.afterCommit(writer.trx, forgetAccounts),
    },
  };
}

/** Community has 2 and 4 only, and 2 is shown to super admins only. */
function rolesSeen(edition: Edition): (caller: Caller) => ReturnType<typeof sql<boolean>> {
  const inEdition = edition === 'community' ? sql`r.role_id in (${ROLE.admin}, ${ROLE.endUser})` : sql`true`;
  return (caller) =>
    caller.permissions.has('super_admin')
      ? sql<boolean>`${inEdition}`
      : sql<boolean>`${inEdition} and r.role_id <> ${ROLE.admin}`;
}

/** @throws ApiError 403 for a default role, 409 while somebody has a role that is to go */
async function requireCustom({ writer, before, after }: Change): Promise<void> {
  if (!before) return;
  const roleId = Number(before['role_id']);
  const isCustom = roleId >= FIRST_CUSTOM_ROLE;
  if (after && !isCustom && String(after['name']).trim() !== before['name']) {
    throw errors.forbidden('This role keeps its name');
  }
  if (after) return;
  if (!isCustom) throw errors.forbidden('This role cannot be deleted');
  const holders = await countHolders(writer.trx, roleId);
  if (holders > 0) throw errors.conflict(`This role is in use by ${holders} user(s)`);
}

/** Under a lock that keeps it from being given to somebody meanwhile. */
async function countHolders(trx: Trx, roleId: number): Promise<number> {
  await trx.selectFrom('roles').select('role_id').where('role_id', '=', roleId).forUpdate().execute();
  const { holders } = await trx
    .selectFrom('user_roles')
    .select((eb) => eb.fn.countAll<number>().as('holders'))
    .where('role_id', '=', roleId)
    .executeTakeFirstOrThrow();
  return holders;
}
