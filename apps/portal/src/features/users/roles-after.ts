import { ROLE } from '../roles/role-names.ts';

/**
 * The roles of a user after one was ticked or not: an end user is neither portal user nor tenant admin, who is a portal
 * user too (contract 10 §3.2).
 */
export function rolesAfter(before: readonly number[], role: number, on: boolean): number[] {
  const others = before.filter((one) => one !== role);
  if (!on) return role === ROLE.user ? others.filter((one) => one !== ROLE.tenant) : others;
  const kept = others.filter((one) => {
    if (role === ROLE.endUser) return one !== ROLE.user && one !== ROLE.tenant;
    return role === ROLE.user || role === ROLE.tenant ? one !== ROLE.endUser : true;
  });
  const implied = role === ROLE.tenant && !kept.includes(ROLE.user) ? [ROLE.user] : [];
  return [...kept, ...implied, role].sort((a, b) => a - b);
}
