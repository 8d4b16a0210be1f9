import type { Trx } from '@strowger/db';
import type { AccessControl } from '../../access/access-control.ts';
import { type Caller, holds } from '../../access/caller.ts';
import { type Edition, effectiveRoles, FIRST_CUSTOM_ROLE, ROLE, sameRoles } from '../../access/effective-roles.ts';
import { readRoleGrants } from '../../access/role-grants.ts';
import { type ApiError, errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';

/** Whose roles change, locked or about to be. */
export interface RoleHolder {
  readonly userId: number;
  readonly tenantId: number;
}

/**
 * Role 2 is given to nobody through the API; who is no super admin gives a custom role only if he holds what it grants.
 * @param unknown what a role is answered with that this edition does not have
 * @throws ApiError 403, or `unknown`
 */
export async function requireAssignable(
  trx: Trx,
  platform: Pick<Platform, 'environment'>,
  caller: Caller,
  roleId: number,
  unknown: ApiError,
): Promise<void> {
  if (roleId === ROLE.admin) throw errors.forbidden('This role cannot be assigned');
  await requireRole(trx, platform.environment.edition, roleId, unknown);
  if (roleId < FIRST_CUSTOM_ROLE) return;
  const lacking = [...(await readRoleGrants(trx)).of(roleId)].filter((permission) => !holds(caller, permission));
  if (lacking.length > 0) throw errors.forbidden('This role grants more than you hold');
}

/** @throws `unknown` unless this edition has the role */
export async function requireRole(trx: Trx, edition: Edition, roleId: number, unknown: ApiError): Promise<void> {
  const known = await trx
    .selectFrom('roles')
    .select('role_id')
    .where('role_id', '=', roleId)
    .forShare()
    .executeTakeFirst();
  const offered = edition === 'enterprise' || roleId === ROLE.admin || roleId === ROLE.endUser;
  if (!known || !offered) throw unknown;
}

/**
 * Changes the stored roles of a user. Changes of one user's roles run one after the other, so that requests fired side by
 * side end in the same state in any order; a change of the effective roles ends his sessions (contract 10 §1.3, §3.2).
 * @param change the stored roles it leads to
 * @throws ApiError 403 when it touches role 2, 409 when a tenant admin would lose his own last admin role
 */
export async function changeRoles(
  trx: Trx,
  platform: Pick<Platform, 'environment' | 'db'>,
  control: AccessControl,
  caller: Caller,
  holder: RoleHolder,
  change: (stored: ReadonlySet<number>) => ReadonlySet<number> | Promise<ReadonlySet<number>>,
): Promise<void> {
  const { userId, tenantId } = holder;
  await trx.selectFrom('users').select('user_id').where('user_id', '=', userId).forNoKeyUpdate().execute();
  const stored = await storedRoles(trx, userId);
  const next = await change(stored);
  const added = [...next].filter((role) => !stored.has(role));
  const removed = [...stored].filter((role) => !next.has(role));
  if (added.length === 0 && removed.length === 0) return;
  if (stored.has(ROLE.admin) || next.has(ROLE.admin)) throw errors.forbidden('The roles of a super admin are fixed');
  const before = effectiveRoles(stored, platform.environment.edition);
  const after = effectiveRoles(next, platform.environment.edition);
  if (userId === caller.userId && before.includes(ROLE.tenant) && !after.includes(ROLE.tenant)) {
    throw errors.conflict('You cannot give up your own last admin role');
  }
  if (removed.length > 0) {
    await trx.deleteFrom('user_roles').where('user_id', '=', userId).where('role_id', 'in', removed).execute();
  }
  if (added.length > 0) {
    const rows = added.map((role_id) => ({ user_id: userId, tenant_id: tenantId, role_id }));
    await trx.insertInto('user_roles').values(rows).execute();
  }
  if (!sameRoles(before, after)) await control.sessions.revoke(trx, { userId });
  platform.db.afterCommit(trx, control.forgetAccounts);
}

async function storedRoles(trx: Trx, userId: number): Promise<Set<number>> {
  const rows = await trx.selectFrom('user_roles').select('role_id').where('user_id', '=', userId).execute();
  return new Set(rows.map((row) => row.role_id));
}
