/** Roles with a meaning of their own (contract 10 §3.2); custom ones begin at 100. */
export const ROLE = { user: 1, admin: 2, tenant: 3, endUser: 4 } as const;
export const FIRST_CUSTOM_ROLE = 100;

/** The stored roles after a role was given: 4 excludes 1 and 3. */
export function withRole(stored: ReadonlySet<number>, roleId: number): Set<number> {
  const roles = new Set(stored).add(roleId);
  if (roleId === ROLE.endUser) {
    roles.delete(ROLE.user);
    roles.delete(ROLE.tenant);
  } else if (roleId === ROLE.user || roleId === ROLE.tenant) {
    roles.delete(ROLE.endUser);
  }
  return roles;
}

/** The stored roles after a role was taken away; one that is only implied stays implied. */
export function withoutRole(stored: ReadonlySet<number>, roleId: number): Set<number> {
  const roles = new Set(stored);
  roles.delete(roleId);
  return roles;
}

/** The stored roles that a list of role ids asks for, given one after the other. */
export function rolesOf(roleIds: Iterable<number>): Set<number> {
  let roles = new Set<number>();
  for (const roleId of roleIds) roles = withRole(roles, roleId);
  return roles;
}

export type Edition = 'enterprise' | 'community';

/**
 * What the stored roles amount to, in display order: 3 implies 1, nobody is without a role. Community knows 2 and 4
 * only (contract 10 §11).
 */
export function effectiveRoles(stored: Iterable<number>, edition: Edition): number[] {
  const roles = new Set(stored);
  if (edition === 'community') return [roles.has(ROLE.admin) ? ROLE.admin : ROLE.endUser];
  if (roles.has(ROLE.tenant)) roles.add(ROLE.user);
  if (roles.size === 0) roles.add(ROLE.endUser);
  return [...roles].sort((a, b) => rank(a) - rank(b));
}

const DISPLAY_ORDER: readonly number[] = [ROLE.admin, ROLE.tenant, ROLE.user, ROLE.endUser];

function rank(roleId: number): number {
  const place = DISPLAY_ORDER.indexOf(roleId);
  return place === -1 ? DISPLAY_ORDER.length + roleId : place;
}

export function sameRoles(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((role) => b.includes(role));
}
