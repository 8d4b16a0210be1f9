import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { SLOT_RESOURCES, type SlotField, UNLIMITED } from './quota-resources.ts';

/** Slot limits by the tenant object's field names; only those that were sent. */
export type SlotLimits = Partial<Record<SlotField, number>>;

/**
 * Gives a new tenant the limits of his package, overlaid by what was asked: what differs is his own and stays when the
 * package changes.
 */
export async function createQuotas(trx: Trx, tenantId: number, packageId: number, slots: SlotLimits): Promise<void> {
  await limitsFromPackage(trx, tenantId, packageId);
  await updateQuotas(trx, tenantId, slots);
}

/** The limits of a package and no others: whatever was set for the tenant himself is dropped (contract 10 §9.6). */
export async function limitsFromPackage(trx: Trx, tenantId: number, packageId: number): Promise<void> {
  await trx
    .insertInto('tenant_quotas')
    .columns(['tenant_id', 'resource_id', 'quota_limit'])
    .expression((eb) =>
      eb
        .selectFrom('package_resources')
        .select([eb.val(tenantId).as('tenant_id'), 'resource_id', 'quota_limit'])
        .where('package_id', '=', packageId),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'resource_id'])
        .doUpdateSet((eb) => ({ quota_limit: eb.ref('excluded.quota_limit'), overridden: false })),
    )
    .execute();
}

export async function updateQuotas(trx: Trx, tenantId: number, slots: SlotLimits): Promise<void> {
  const limits = SLOT_RESOURCES.flatMap(({ tenantField, resourceId }) => {
    const limit = slots[tenantField];
    return limit === undefined ? [] : [{ resourceId, limit }];
  });
  await overrideQuotas(trx, tenantId, limits, 'what differs');
}

/**
 * Sets limits for the tenant himself: changes of his package leave them alone.
 * @param which forms send every limit back: of theirs only those that differ are meant
 */
export async function overrideQuotas(
  trx: Trx,
  tenantId: number,
  limits: readonly { readonly resourceId: number; readonly limit: number }[],
  which: 'all' | 'what differs',
): Promise<void> {
  for (const { resourceId: resource_id, limit: quota_limit } of limits) {
    await trx
      .insertInto('tenant_quotas')
      .values({ tenant_id: tenantId, resource_id, quota_limit, overridden: true })
      .onConflict((conflict) => {
        const set = conflict.columns(['tenant_id', 'resource_id']).doUpdateSet({ quota_limit, overridden: true });
        return which === 'all' ? set : set.where('tenant_quotas.quota_limit', '<>', quota_limit);
      })
      .execute();
  }
}

/** Limits by resource id. */
export async function quotaLimits(trx: Trx, tenantId: number): Promise<ReadonlyMap<number, number>> {
  const rows = await trx
    .selectFrom('tenant_quotas')
    .select(['resource_id', 'quota_limit'])
    .where('tenant_id', '=', tenantId)
    .execute();
  return new Map(rows.map((row) => [row.resource_id, row.quota_limit]));
}

/**
 * Refuses one object more than the tenant's slot quota allows. The tenant's row stays locked to the end of the
 * transaction, so that creates side by side count each other (contract 10 §9.1).
 * @param label as contract 20 §0.6 names the object
 * @param count how many there are now; runs under the lock
 * @throws ApiError 409
 */
export async function requireFreeSlot(
  trx: Trx,
  slot: { readonly tenantId: number; readonly resourceId: number; readonly label: string },
  count: () => Promise<number>,
): Promise<void> {
  await trx.selectFrom('tenants').select('tenant_id').where('tenant_id', '=', slot.tenantId).forUpdate().execute();
  const limit = (await quotaLimits(trx, slot.tenantId)).get(slot.resourceId) ?? UNLIMITED;
  if (limit !== UNLIMITED && (await count()) >= limit) {
    throw errors.conflict(`${slot.label} quota limit reached for this tenant`);
  }
}
