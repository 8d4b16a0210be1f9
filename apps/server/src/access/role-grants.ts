import type { Trx } from '@strowger/db';
import { ROLE } from './effective-roles.ts';

/** Names of the catalogue that each role grants, by role id. */
export interface RoleGrants {
  of(roleId: number): ReadonlySet<string>;
}

/** Never part of role 4, whatever is added to role 1 (contract 10 §3.2). */
export const NEVER_END_USER: ReadonlySet<string> = new Set(['user_admin', 'usr_admin', 'super_admin']);

/** Holding a name satisfies every longer one: what would bring in a barred name is replaced by its other children. */
export function endUserGrants(base: Iterable<string>, catalogue: readonly string[]): Set<string> {
  const grants = new Set<string>();
  for (const name of base) {
    if (!impliesBarred(name)) grants.add(name);
    else for (const child of catalogue) if (child.startsWith(`${name}_`) && !impliesBarred(child)) grants.add(child);
  }
  return grants;
}

function impliesBarred(name: string): boolean {
  return [...NEVER_END_USER].some((barred) => barred === name || barred.startsWith(`${name}_`));
}

export async function readRoleGrants(trx: Trx): Promise<RoleGrants> {
  const rows = await trx
    .selectFrom('permissions')
    .leftJoin('role_permissions', 'role_permissions.permission_id', 'permissions.permission_id')
    .select(['permissions.name', 'role_permissions.role_id'])
    .execute();
  const grants = new Map<number, Set<string>>();
  for (const { role_id, name } of rows) {
    if (role_id === null) continue;
    grants.set(role_id, (grants.get(role_id) ?? new Set<string>()).add(name));
  }
  const none: ReadonlySet<string> = new Set();
  const base = [...(grants.get(ROLE.user) ?? none), ...(grants.get(ROLE.endUser) ?? none)];
  const endUser = endUserGrants(base, [...new Set(rows.map((row) => row.name))]);
  return { of: (roleId) => (roleId === ROLE.endUser ? endUser : (grants.get(roleId) ?? none)) };
}
