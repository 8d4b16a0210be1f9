import type { Trx } from '@strowger/db';
import { type Caller, holds } from '../../access/caller.ts';
import { type Edition, effectiveRoles } from '../../access/effective-roles.ts';
import { readRoleGrants } from '../../access/role-grants.ts';
import { errors } from '../../http/errors.ts';
import { findPermission, type NamedPermission } from '../roles/find-permission.ts';

export interface HeldPermission extends NamedPermission {
  readonly source: 'role' | 'direct';
}

interface GrantHolder {
  readonly userId: number;
  readonly tenantId: number;
}

/** What a user holds through his roles and directly, by name. */
export async function permissionsOf(
  trx: Trx,
  user: { readonly user_id: number; readonly stored_roles: readonly number[] },
  edition: Edition,
): Promise<HeldPermission[]> {
  const grants = await readRoleGrants(trx);
  const byRole = new Set(effectiveRoles(user.stored_roles, edition).flatMap((role) => [...grants.of(role)]));
  const direct = await directGrants(trx, user.user_id);
  const catalogue = await trx.selectFrom('permissions').select(['permission_id', 'name']).orderBy('name').execute();
  return catalogue.flatMap((row): HeldPermission[] => {
    if (direct.has(row.permission_id)) return [{ ...row, source: 'direct' }];
    return byRole.has(row.name) ? [{ ...row, source: 'role' }] : [];
  });
}

async function directGrants(trx: Trx, userId: number): Promise<Set<number>> {
  const rows = await trx.selectFrom('user_permissions').select('permission_id').where('user_id', '=', userId).execute();
  return new Set(rows.map((row) => row.permission_id));
}

/**
 * Replaces the direct grants.
 * @param wanted ids or names
 * @throws ApiError 400 for an unknown one, 403 when the caller does not hold what he gives or takes
 */
export async function replaceGrants(
  trx: Trx,
  caller: Caller,
  holder: GrantHolder,
  wanted: readonly string[],
): Promise<void> {
  const permissions: NamedPermission[] = [];
  for (const idOrName of wanted) {
    const permission = await findPermission(trx, idOrName);
    if (!permission) throw errors.badField('permissions', `unknown: ${idOrName}`);
    permissions.push(permission);
  }
  const next = new Map(permissions.map((permission) => [permission.permission_id, permission]));
  const current = await directGrants(trx, holder.userId);
  const catalogue = await trx.selectFrom('permissions').select(['permission_id', 'name']).execute();
  for (const permission of catalogue) {
    const { permission_id } = permission;
    if (next.has(permission_id) === current.has(permission_id)) continue;
    await changeGrant(trx, caller, holder, permission, next.has(permission_id) ? 'give' : 'take');
  }
}

/** Gives or takes one direct grant, repeatably. @throws ApiError 403 unless the caller holds it himself */
export async function changeGrant(
  trx: Trx,
  caller: Caller,
  holder: GrantHolder,
  permission: NamedPermission,
  change: 'give' | 'take',
): Promise<void> {
  if (!holds(caller, permission.name)) throw errors.notPermitted(permission.name);
  const { permission_id } = permission;
  if (change === 'take') {
    await trx
      .deleteFrom('user_permissions')
      .where('user_id', '=', holder.userId)
      .where('permission_id', '=', permission_id)
      .execute();
    return;
  }
  await trx
    .insertInto('user_permissions')
    .values({ user_id: holder.userId, tenant_id: holder.tenantId, permission_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
