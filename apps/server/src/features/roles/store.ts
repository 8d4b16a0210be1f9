import type { Trx } from '@strowger/db';
import { ROLE } from '../../access/effective-roles.ts';
import { endUserGrants } from '../../access/role-grants.ts';
import type { NamedPermission } from './find-permission.ts';

/** What a role grants, by name; for role 4 what follows from role 1. */
export async function grantsOfRole(trx: Trx, roleId: number): Promise<NamedPermission[]> {
  const roles = roleId === ROLE.endUser ? [ROLE.user, ROLE.endUser] : [roleId];
  const stored = await trx
    .selectFrom('role_permissions')
    .innerJoin('permissions', 'permissions.permission_id', 'role_permissions.permission_id')
    .select(['permissions.permission_id', 'permissions.name'])
    .where('role_id', 'in', roles)
    .distinct()
    .orderBy('name')
    .execute();
  if (roleId !== ROLE.endUser) return stored;
  const catalogue = await trx.selectFrom('permissions').select(['permission_id', 'name']).orderBy('name').execute();
  const granted = endUserGrants(
    stored.map((row) => row.name),
    catalogue.map((row) => row.name),
  );
  return catalogue.filter((row) => granted.has(row.name));
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
