import type { Trx } from '@strowger/db';
import { accessControl } from '../../access/access-control.ts';
import type { Caller } from '../../access/caller.ts';
import { ROLE } from '../../access/effective-roles.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { setPassword } from '../password-policy/set-password.ts';
import { requireCountry } from '../tenants/country.ts';
import { requireKeptSlot } from '../tenants/kept-limits.ts';
import { PLATFORM_TENANT } from '../tenants/platform-tenant.ts';
import { requireOffset } from '../tenants/tenant-clock.ts';
import { defaultShare, withoutUseless } from './allocation-rules.ts';
import { givenToOthers, lockTenantLimits, requireAllocation, type TenantLimits } from './check-allocation.ts';
import { createMirror } from './mirror-account.ts';
import { requireAssignable } from './role-assignment.ts';
import type { UserCreate } from './schema.ts';
import { claimNames } from './user-names.ts';
import { readUserValues, type UserValues, userColumns } from './user-values.ts';
import { welcome } from './welcome.ts';

const LONGEST_USERNAME = 128;
/** Fax pages of a new user a day and a month. */
const USUAL_PAGES = 1000;

/**
 * Makes a user with his role and fax account (contract 10 §5.3, §5.4).
 * @returns his id
 * @throws ApiError 400 for a bad value, 403, 409 for a taken name or too large a share, 422 for a weak password
 */
export async function createUser(trx: Trx, platform: Platform, caller: Caller, sent: UserCreate): Promise<number> {
  const { edition } = platform.environment;
  const now = platform.now();
  const tenantId = await tenantOfNewUser(trx, platform, caller, sent.tenant_id);
  const roleId = sent.role_id ?? ROLE.endUser;
  await requireAssignable(trx, platform, caller, roleId, errors.badField('role_id', 'names no role'));
  const values = withoutUseless({}, readUserValues(sent));
  requireReferences(values);
  await requireKeptSlot(trx, tenantId, 'users');
  const limits = await lockTenantLimits(trx, tenantId);
  const holder = { tenantId, userId: null };
  await requireAllocation(trx, caller, edition, holder, limits, [], values);
  const { verify: _mayNotBeSet, ...columns } = userColumns(values);
  const email = sent.email.trim();
  const username = values.username ?? usernameOf(email);
  const made = await trx
    .insertInto('users')
    .values({
      ...(await defaultPages(trx, edition, tenantId, limits)),
      ...columns,
      tenant_id: tenantId,
      username,
      email,
      created_by: caller.userId,
      date_created: now,
      last_updated: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('user_id')
    .executeTakeFirst();
  if (!made) throw errors.conflict('A user with this username or email already exists');
  const userId = made.user_id;
  await claimNames(trx, userId, { username, email });
  await setPassword(trx, accessControl(platform).passwords, { userId, tenantId, password: sent.password, now });
  await trx.insertInto('user_roles').values({ user_id: userId, tenant_id: tenantId, role_id: roleId }).execute();
  const { first_name: firstName = '', last_name: lastName = '', phone = '' } = values;
  await createMirror(trx, platform.vault, { userId, tenantId, username, email, phone, firstName, lastName }, now);
  if (values.active !== '0') await welcome(trx, platform, { userId, tenantId, username, email, firstName, lastName });
  return userId;
}

/** Whoever is given no name has his address as one. @throws ApiError 400 when it is too long for a name */
function usernameOf(email: string): string {
  if (email.length > LONGEST_USERNAME) throw errors.badField('username', 'is required where the email is that long');
  return email;
}

/** @throws ApiError 400 unless country and time zone exist */
export function requireReferences(values: UserValues): void {
  if (values.country_id !== undefined) requireCountry('country_id', values.country_id);
  if (values.timezone_id !== undefined && values.timezone_id !== null) requireOffset('timezone_id', values.timezone_id);
}

/** @throws ApiError 400 for no tenant, 403 for somebody else's */
async function tenantOfNewUser(
  trx: Trx,
  platform: Platform,
  caller: Caller,
  sent: number | null | undefined,
): Promise<number> {
  if (platform.environment.edition === 'community') {
    if (sent && sent !== PLATFORM_TENANT) throw errors.badField('tenant_id', 'names no tenant');
    return PLATFORM_TENANT;
  }
  if (caller.kind !== 'A') {
    if (sent && sent !== caller.tenantId) throw errors.forbidden('Users of other tenants are not yours');
    return caller.tenantId;
  }
  return sent === undefined || sent === null ? caller.tenantId : requireTenant(trx, sent);
}

/** @throws ApiError 400 unless the tenant exists */
export async function requireTenant(trx: Trx, tenantId: number): Promise<number> {
  const tenant = await trx
    .selectFrom('tenants')
    .select('tenant_id')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (!tenant) throw errors.badField('tenant_id', 'names no tenant');
  return tenant.tenant_id;
}

async function defaultPages(
  trx: Trx,
  edition: 'enterprise' | 'community',
  tenantId: number,
  limits: TenantLimits,
): Promise<{ daily_limit: number; monthly_limit: number }> {
  const share = async (field: 'daily_limit' | 'monthly_limit') =>
    edition === 'community'
      ? USUAL_PAGES
      : defaultShare(USUAL_PAGES, limits[field], await givenToOthers(trx, { tenantId, userId: null }, field));
  return { daily_limit: await share('daily_limit'), monthly_limit: await share('monthly_limit') };
}
