import { type Trx, violationOf } from '@strowger/db';
import { FIRST_CUSTOM_ROLE, ROLE } from '../../access/effective-roles.ts';
import { NEVER_END_USER } from '../../access/role-grants.ts';
import { errors } from '../../http/errors.ts';
import type { NamedPermission } from './find-permission.ts';
import { nameTakenAs409, type RoleRow } from './store.ts';

/** @returns the new role's id */
export async function createRole(trx: Trx, name: string, description: string): Promise<number> {
  const { role_id } = await nameTakenAs409('role', () =>
    trx.insertInto('roles').values({ name: name.trim(), description }).returning('role_id').executeTakeFirstOrThrow(),
  );
  return role_id;
}

/** Custom roles may be renamed, the default ones keep their names. @throws ApiError 403, 409 */
export async function updateRole(
  trx: Trx,
  role: RoleRow,
  change: { readonly name?: string; readonly description?: string | null },
): Promise<void> {
  const name = change.name?.trim() ?? role.name;
  if (name !== role.name && role.role_id < FIRST_CUSTOM_ROLE) throw errors.forbidden('This role keeps its name');
  const description = change.description === undefined ? role.description : (change.description ?? '');
  await nameTakenAs409('role', () =>
    trx.updateTable('roles').set({ name, description }).where('role_id', '=', role.role_id).execute(),
  );
}

/** @throws ApiError 403 for a default role, 409 while somebody has it or is to get it */
export async function deleteRole(trx: Trx, roleId: number): Promise<void> {
  if (roleId < FIRST_CUSTOM_ROLE) throw errors.forbidden('This role cannot be deleted');
  // The lock keeps it from being given to somebody meanwhile.
  await trx.selectFrom('roles').select('role_id').where('role_id', '=', roleId).forUpdate().execute();
  const { holders } = await trx
    .selectFrom('user_roles')
    .select((eb) => eb.fn.countAll<number>().as('holders'))
    .where('role_id', '=', roleId)
    .executeTakeFirstOrThrow();
  if (holders > 0) throw errors.conflict(`This role is in use by ${holders} user(s)`);
  try {
    await trx.deleteFrom('roles').where('role_id', '=', roleId).execute();
  } catch (error) {
    if (violationOf(error)?.kind === 'foreign_key') throw errors.conflict('This role is in use');
    throw error;
  }
}

/** @throws ApiError 403 for what is fixed: the grants of role 2, and what role 4 never holds */
export function requireChangeable(roleId: number, permission: NamedPermission): void {
  if (roleId === ROLE.admin) throw errors.forbidden('The grants of this role are fixed');
  if (roleId === ROLE.endUser && NEVER_END_USER.has(permission.name)) {
    throw errors.forbidden('End users never hold this permission');
  }
}

export async function attachPermission(trx: Trx, roleId: number, permissionId: number): Promise<void> {
  await trx
    .insertInto('role_permissions')
    .values({ role_id: roleId, permission_id: permissionId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function detachPermission(trx: Trx, roleId: number, permissionId: number): Promise<void> {
  await trx
    .deleteFrom('role_permissions')
    .where('role_id', '=', roleId)
    .where('permission_id', '=', permissionId)
    .execute();
}
