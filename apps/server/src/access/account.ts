import { sql, type Trx } from '@strowger/db';
import type { TimeZone } from '../time/zone.ts';
import { type Caller, type CallerKind, holds } from './caller.ts';
import { type Edition, effectiveRoles, ROLE } from './effective-roles.ts';
import { impliedPermissions } from './feature-keys.ts';
import type { RoleGrants } from './role-grants.ts';

/** A user with the rights the database gives him now. */
export interface Account {
  readonly userId: number;
  readonly tenantId: number;
  readonly username: string;
  readonly email: string;
  readonly active: boolean;
  readonly tenantActive: boolean;
  /** Tenant flags: mfa_enabled, password_expiry, retention_enabled. */
  readonly tenantFlags: readonly string[];
  readonly roles: readonly number[];
  readonly kind: CallerKind;
  readonly permissions: ReadonlySet<string>;
  readonly featureKeys: ReadonlySet<string>;
  /** Epoch milliseconds. */
  readonly passwordChangedAt: number;
  /** Epoch milliseconds; null = never. */
  readonly passwordExpiresAt: number | null;
  readonly timeZone: TimeZone;
  /** His log-ins need a second factor (contract 10 §1.8): the session begins without it, Basic credentials are refused. */
  readonly secondFactorDue: boolean;
}

const DAY_MS = 86_400_000;

/** Reads a user's account; null when there is no such user. */
export async function readAccount(
  trx: Trx,
  userId: number,
  grants: RoleGrants,
  edition: Edition,
): Promise<Account | null> {
  const row = await accountQuery(trx).where('users.user_id', '=', userId).executeTakeFirst();
  return row ? accountOf(row, grants, edition) : null;
}

function accountQuery(trx: Trx) {
  return trx
    .selectFrom('users')
    .innerJoin('tenants', 'tenants.tenant_id', 'users.tenant_id')
    .crossJoin('password_policy')
    .select([
      'users.user_id',
      'users.tenant_id',
      'users.username',
      'users.email',
      'users.active',
      'users.feature_keys',
      'users.password_changed_at',
      'users.timezone_id',
      'users.auth_type',
      'tenants.active as tenant_active',
      'tenants.flags',
      'tenants.timezone',
      'password_policy.passwd_exp_limit',
      sql<number[]>`array(select role_id from user_roles where user_roles.user_id = users.user_id)`.as('stored_roles'),
      sql<string[]>`array(
        select permissions.name from user_permissions join permissions using (permission_id)
        where user_permissions.user_id = users.user_id)`.as('direct_grants'),
      sql<boolean>`exists (
        select from second_factors where second_factors.user_id = users.user_id
        and (app_secret is not null or mail_proven_at is not null))`.as('enrolled'),
    ]);
}

type AccountRow = Awaited<ReturnType<ReturnType<typeof accountQuery>['execute']>>[number];

function accountOf(row: AccountRow, grants: RoleGrants, edition: Edition): Account {
  const roles = effectiveRoles(row.stored_roles, edition);
  const permissions = new Set([
    ...roles.flatMap((role) => [...grants.of(role)]),
    ...row.direct_grants,
    ...impliedPermissions(row.feature_keys),
  ]);
  const featureKeys = new Set(row.feature_keys);
  const passwordChangedAt = row.password_changed_at.getTime();
  const kind = kindOf(roles, permissions, featureKeys, edition);
  return {
    userId: row.user_id,
    tenantId: row.tenant_id,
    username: row.username,
    email: row.email,
    active: row.active,
    tenantActive: row.tenant_active,
    tenantFlags: row.flags,
    roles,
    kind,
    permissions,
    featureKeys,
    passwordChangedAt,
    passwordExpiresAt: expires(row, roles, edition) ? passwordChangedAt + row.passwd_exp_limit * DAY_MS : null,
    timeZone: row.timezone_id === null ? { zone: row.timezone } : { offsetSeconds: row.timezone_id },
    secondFactorDue: owesSecondFactor(row, kind, edition),
  };
}

/** Contract 10 §1.8: who chose one and has enrolled, and the admins of tenants with the flag. */
function owesSecondFactor(row: AccountRow, kind: CallerKind, edition: Edition): boolean {
  if (row.auth_type !== '' && row.enrolled) return true;
  return edition === 'enterprise' && kind !== 'U' && row.flags.includes('mfa_enabled');
}

/** Community has no tenant admins; who may administer users is its admin (contract 10 §11). */
function kindOf(
  roles: readonly number[],
  permissions: ReadonlySet<string>,
  featureKeys: ReadonlySet<string>,
  edition: Edition,
): CallerKind {
  if (roles.includes(ROLE.admin)) return 'A';
  if (edition === 'enterprise') return roles.includes(ROLE.tenant) ? 'T' : 'U';
  return holds({ permissions }, 'user_admin') || featureKeys.has('user_admin') ? 'A' : 'U';
}

/** Contract 10 §6: users of tenants with the flag, in Community every user; never super admins. */
function expires(row: AccountRow, roles: readonly number[], edition: Edition): boolean {
  if (row.passwd_exp_limit === 0 || roles.includes(ROLE.admin)) return false;
  return edition === 'community' || row.flags.includes('password_expiry');
}

export function hasExpired({ passwordExpiresAt }: Account, now: Date): boolean {
  return passwordExpiresAt !== null && passwordExpiresAt <= now.getTime();
}

/** The caller that a valid credential of this account makes. */
export function callerOf(
  account: Account,
  credential: Pick<Caller, 'credential' | 'apiKeyId' | 'jti' | 'impersonatorId' | 'mfaPending'>,
): Caller {
  const { kind, userId, tenantId, username, email, permissions, featureKeys, timeZone } = account;
  return { kind, userId, tenantId, username, email, permissions, featureKeys, timeZone, ...credential };
}
