import type { Trx } from '@strowger/db';
import { PERMISSIONS, ROLES } from './catalogue.ts';

/**
 * Makes the default roles and the catalogue, and gives each role those of its default grants that it was never given
 * before. What an admin added, or took away from a role, stays as it is. Repeatable.
 */
export async function seedRoles(trx: Trx): Promise<void> {
  await trx
    .insertInto('permissions')
    .values(PERMISSIONS.map(({ name, description }) => ({ name, description })))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  await trx
    .insertInto('roles')
    .values(ROLES.map(({ role_id, name, description }) => ({ role_id, name, description })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await seedGrants(trx);
}

async function seedGrants(trx: Trx): Promise<void> {
  const permissions = await trx.selectFrom('permissions').select(['permission_id', 'name']).execute();
  const idOf = new Map(permissions.map((row) => [row.name, row.permission_id]));
  const grants = ROLES.flatMap(({ role_id, grants }) =>
    grants.flatMap((name) => {
      const permission_id = idOf.get(name);
      return permission_id === undefined ? [] : [{ role_id, permission_id }];
    }),
  );
  const added = await trx
    .insertInto('seeded_grants')
    .values(grants)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['role_id', 'permission_id'])
    .execute();
  if (added.length === 0) return;
  await trx
    .insertInto('role_permissions')
    .values(added)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
