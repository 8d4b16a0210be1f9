import type { Trx } from '@strowger/db';
import { accessControl } from '../../access/access-control.ts';
import { type Caller, holds } from '../../access/caller.ts';
import { withRole } from '../../access/effective-roles.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { setPassword } from '../password-policy/set-password.ts';
import { settleFactorFields } from '../second-factor/own-fields.ts';
import { withoutUseless } from './allocation-rules.ts';
import { lockTenantLimits, requireAllocation } from './check-allocation.ts';
import { requireReferences, requireTenant } from './create-user.ts';
import { updateMirror } from './mirror-account.ts';
import { moveUser } from './move-user.ts';
import { changeRoles, requireAssignable } from './role-assignment.ts';
import { PROFILE_FIELDS, type UserObject, type UserUpdate } from './schema.ts';
import { claimNames } from './user-names.ts';
import { changesOf, keysOf, readUserValues, type UserValues, userColumns } from './user-values.ts';

/** What a write asks for beside plain values. */
interface Wanted {
  readonly values: UserValues;
  readonly password: string | null;
  readonly roleId: number | null;
  readonly tenantId: number | null;
}

/** Before the second factor a user may only choose and confirm it (contract 10 §1.8). */
const SECOND_FACTOR_FIELDS: readonly string[] = ['auth_type', 'verify'];
/** Contract 10 §1.9, §1.11. */
const CREDENTIAL_FIELDS: readonly string[] = ['password', 'auth_type', 'verify'];

/**
 * Changes what differs from the user as he is shown (contract 10 §5.2, §5.3).
 * @param before the user as the caller sees him
 * @returns names of the fields that changed
 * @throws ApiError 400, 403, 409, 422
 */
export async function updateUser(
  trx: Trx,
  platform: Platform,
  caller: Caller,
  before: UserObject,
  sent: UserUpdate,
): Promise<string[]> {
  const wanted = wantedOf(before, sent);
  await settleFactorFields(trx, caller, before, wanted.values);
  const fields = [
    ...Object.keys(wanted.values),
    ...(wanted.password === null ? [] : ['password']),
    ...(wanted.roleId === null ? [] : ['role_id']),
    ...(wanted.tenantId === null ? [] : ['tenant_id']),
  ];
  requireMayChange(caller, before, fields);
  if (wanted.values.username !== undefined) throw errors.conflict('username cannot be changed');
  const tenantId = await settleTenant(trx, platform, caller, before, wanted.tenantId);
  const values = await settleValues(trx, platform, caller, { ...before, tenant_id: tenantId }, wanted.values);
  await store(trx, platform, before, tenantId, values);
  if (wanted.password !== null) await changePassword(trx, platform, caller, before.user_id, tenantId, wanted.password);
  if (wanted.roleId !== null) await giveRole(trx, platform, caller, before.user_id, tenantId, wanted.roleId);
  return fields;
}

function wantedOf(before: UserObject, sent: UserUpdate): Wanted {
  const values = changesOf(before, readUserValues(sent));
  const tenantId = sent.tenant_id ?? null;
  return {
    values,
    password: sent.password || null,
    roleId: sent.role_id ?? null,
    tenantId: tenantId === before.tenant_id ? null : tenantId,
  };
}

/** @throws ApiError 403 for a field that the caller may not change of this user */
function requireMayChange(caller: Caller, before: UserObject, fields: readonly string[]): void {
  const administers = caller.kind !== 'U' && holds(caller, 'user_update');
  const open: readonly string[] | null = caller.mfaPending ? SECOND_FACTOR_FIELDS : administers ? null : PROFILE_FIELDS;
  const closed = open === null ? [] : fields.filter((field) => !open.includes(field));
  if (closed.length > 0 && caller.mfaPending) throw errors.forbidden('Second factor required');
  if (closed.length > 0) throw errors.forbidden(`You may not change ${closed.join(', ')}`);
  if (open !== null && before.user_id !== caller.userId) throw errors.notPermitted('user_update');
  requireByHand(caller, fields);
}

/** @throws ApiError 403 for credentials of a user, where an API key or whoever acts in another's name sets them */
function requireByHand({ credential, impersonatorId }: Caller, fields: readonly string[]): void {
  const isKey = credential === 'key' && fields.some((field) => CREDENTIAL_FIELDS.includes(field));
  if (isKey) throw errors.forbidden('Not with an API key');
  if (impersonatorId !== null && fields.includes('password'))
    throw errors.forbidden('Not while acting for somebody else');
}

/** Another tenant may be given by super admins only. @throws ApiError 400, 403, 409 */
async function settleTenant(
  trx: Trx,
  platform: Platform,
  caller: Caller,
  before: UserObject,
  wanted: number | null,
): Promise<number> {
  if (wanted === null || (wanted === 0 && caller.kind !== 'A')) return before.tenant_id;
  if (caller.kind !== 'A') throw errors.forbidden('Users of other tenants are not yours');
  if (platform.environment.edition === 'community') throw errors.badField('tenant_id', 'names no tenant');
  const tenantId = await requireTenant(trx, wanted);
  await moveUser(trx, before.user_id, tenantId);
  await accessControl(platform).sessions.revoke(trx, { userId: before.user_id });
  return tenantId;
}

async function settleValues(
  trx: Trx,
  platform: Platform,
  caller: Caller,
  user: UserObject,
  wanted: UserValues,
): Promise<UserValues> {
  requireReferences(wanted);
  const changes = withoutUseless(user, wanted);
  if (changes.active === '0' && user.user_id === caller.userId) {
    throw errors.conflict('You cannot deactivate your own account');
  }
  const limits = await lockTenantLimits(trx, user.tenant_id);
  const holder = { tenantId: user.tenant_id, userId: user.user_id };
  const keys = keysOf(user.user_permission);
  await requireAllocation(trx, caller, platform.environment.edition, holder, limits, keys, changes);
  return changes;
}

async function store(
  trx: Trx,
  platform: Platform,
  before: UserObject,
  tenantId: number,
  values: UserValues,
): Promise<void> {
  const now = platform.now();
  const after = { ...before, ...values };
  const { user_id: userId, username } = before;
  if (values.email !== undefined) await claimNames(trx, userId, { username, email: values.email });
  const unlock = values.active === '1' ? { failed_attempts: 0 } : {};
  await trx
    .updateTable('users')
    .set({ ...userColumns(values), ...unlock, last_updated: now })
    .where('user_id', '=', userId)
    .execute();
  const { email, phone, first_name: firstName, last_name: lastName } = after;
  await updateMirror(trx, { userId, tenantId, username, email, phone, firstName, lastName }, now);
  const control = accessControl(platform);
  if (values.active === '0') await control.sessions.revoke(trx, { userId });
  platform.db.afterCommit(trx, control.forgetAccounts);
}

/**
 * Sets a password; the user's sessions end, of his own change all but the one that makes it.
 * @throws ApiError 403 for an impersonator, 422 against the policy
 */
export async function changePassword(
  trx: Trx,
  platform: Platform,
  caller: Caller,
  userId: number,
  tenantId: number,
  password: string,
): Promise<void> {
  if (caller.impersonatorId !== null) throw errors.forbidden('Not while acting for somebody else');
  const control = accessControl(platform);
  await setPassword(trx, control.passwords, { userId, tenantId, password, now: platform.now() });
  await control.sessions.revoke(trx, { userId, except: userId === caller.userId ? caller.jti : null });
  platform.db.afterCommit(trx, control.forgetAccounts);
}

async function giveRole(
  trx: Trx,
  platform: Platform,
  caller: Caller,
  userId: number,
  tenantId: number,
  roleId: number,
): Promise<void> {
  const control = accessControl(platform);
  await changeRoles(trx, platform, control, caller, { userId, tenantId }, async (stored) => {
    if (stored.has(roleId)) return stored;
    await requireAssignable(trx, platform, caller, roleId, errors.badField('role_id', 'names no role'));
    return withRole(stored, roleId);
  });
}
