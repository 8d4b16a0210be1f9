import { sql, type Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import type { Edition } from '../../access/effective-roles.ts';
import { errors } from '../../http/errors.ts';
import { PLATFORM_TENANT } from '../tenants/platform-tenant.ts';
import { SLOT_RESOURCES, UNLIMITED } from '../tenants/quota-resources.ts';
import { quotaLimits } from '../tenants/quotas.ts';
import { excessKeys, type Giver, requireShare } from './allocation-rules.ts';
import { keysOf, type UserValues } from './user-values.ts';

/** The user whose share is asked; `userId` null = a new one. */
export interface ShareHolder {
  readonly tenantId: number;
  readonly userId: number | null;
}

export interface TenantLimits {
  readonly daily_limit: number;
  readonly monthly_limit: number;
  readonly ceiling: readonly string[] | null;
}

/**
 * The tenant's limits; his row stays locked, so that shares asked side by side are added up.
 * @throws ApiError 400 when he was deleted meanwhile
 */
export async function lockTenantLimits(trx: Trx, tenantId: number): Promise<TenantLimits> {
  const tenant = await trx
    .selectFrom('tenants')
    .select(['daily_limit', 'monthly_limit', 'feature_keys'])
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirst();
  if (!tenant) throw errors.badField('tenant_id', 'names no tenant');
  const ceiling = tenantId === PLATFORM_TENANT ? null : tenant.feature_keys;
  return { daily_limit: tenant.daily_limit, monthly_limit: tenant.monthly_limit, ceiling };
}

export type ShareField = 'daily_limit' | 'monthly_limit' | (typeof SLOT_RESOURCES)[number]['userField'];

/** What the tenant's other users were given of a limit. */
export async function givenToOthers(trx: Trx, holder: ShareHolder, field: ShareField): Promise<number> {
  const { given } = await trx
    .selectFrom('users')
    .select(sql<number>`coalesce(sum(greatest(${sql.ref(field)}, 0)), 0)`.as('given'))
    .where('tenant_id', '=', holder.tenantId)
    .$if(holder.userId !== null, (query) => query.where('user_id', '<>', holder.userId ?? 0))
    .executeTakeFirstOrThrow();
  return given;
}

/**
 * Contract 10 §5.3: what changes must lie within what the caller may hand on and what the tenant has left.
 * @param before keys the user has now
 * @throws ApiError 409
 */
export async function requireAllocation(
  trx: Trx,
  caller: Caller,
  edition: Edition,
  holder: ShareHolder,
  limits: TenantLimits,
  before: readonly string[],
  changes: UserValues,
): Promise<void> {
  if (edition === 'community') return;
  if (changes.user_permission !== undefined) requireKeys(caller, limits, before, keysOf(changes.user_permission));
  if (caller.kind === 'A') return;
  for (const field of ['daily_limit', 'monthly_limit'] as const) {
    const wanted = changes[field];
    if (wanted === undefined) continue;
    requireShare({ field, wanted, limit: limits[field], others: await givenToOthers(trx, holder, field) });
  }
  await requireSlots(trx, holder, changes);
}

function requireKeys(caller: Caller, limits: TenantLimits, before: readonly string[], after: readonly string[]): void {
  const excess = excessKeys(giverOf(caller), limits.ceiling, before, after);
  if (excess.length > 0) throw errors.conflict(`user_permission: not yours to grant: ${excess.join(', ')}`);
}

function giverOf(caller: Caller): Giver {
  const { kind, featureKeys, permissions } = caller;
  return { kind, featureKeys, isSuperAdmin: permissions.has('super_admin') };
}

async function requireSlots(trx: Trx, holder: ShareHolder, changes: UserValues): Promise<void> {
  const asked = SLOT_RESOURCES.filter((slot) => typeof changes[slot.userField] === 'number');
  if (asked.length === 0) return;
  const slots = await quotaLimits(trx, holder.tenantId);
  for (const { userField, resourceId } of asked) {
    const limit = slots.get(resourceId) ?? UNLIMITED;
    const others = await givenToOthers(trx, holder, userField);
    requireShare({ field: userField, wanted: changes[userField] ?? 0, limit, others });
  }
}
