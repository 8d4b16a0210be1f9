import type { Trx } from '@strowger/db';
import { hasExpired, readAccount } from '../../access/account.ts';
import type { Edition } from '../../access/effective-roles.ts';
import { readRoleGrants } from '../../access/role-grants.ts';
import { defaultGrants } from './default-grants.ts';
import type { StoredIdentity } from './find-identity.ts';

/** A portal user has no identity of his own: his id, negated, stands for one. */
export function isPortalUser(identityId: number): boolean {
  return identityId < 0;
}

/**
 * A super administrator of the portal as a global identity that has his password (setting `integration.allow_portal_admin`).
 * Whoever needs a second factor cannot come this way.
 */
export async function portalAdmin(
  trx: Trx,
  username: string,
  { edition, now }: { readonly edition: Edition; readonly now: Date },
): Promise<StoredIdentity | null> {
  const found = await trx
    .selectFrom('login_names')
    .innerJoin('users', 'users.user_id', 'login_names.user_id')
    .select(['users.user_id', 'password_hash'])
    .where('login_names.name', '=', username.toLowerCase())
    .executeTakeFirst();
  if (!found) return null;
  const account = await readAccount(trx, found.user_id, await readRoleGrants(trx), edition);
  if (account?.kind !== 'A' || found.password_hash === null) return null;
  const id = -account.userId;
  return {
    identityId: id,
    username: account.username,
    tenantId: null,
    applications: defaultGrants(null),
    rateOverrides: {},
    actingUserId: account.userId,
    authMode: 'password',
    allowedCidrs: [],
    isUsable: account.active && account.tenantActive && !account.secondFactorDue && !hasExpired(account, now),
    secrets: [{ secretId: id, type: 'password', hash: found.password_hash, validUntil: null }],
    ended: [],
  };
}
