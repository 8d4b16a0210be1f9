import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { QUOTA_RESOURCES, SLOT_RESOURCES, type SlotField, UNLIMITED } from './quota-resources.ts';

/** Slot limits by the tenant object's field names; only those that were sent. */
export type SlotLimits = Partial<Record<SlotField, number>>;

/** Gives a new tenant its limits: the defaults, overlaid by what was asked. */
export async function createQuotas(trx: Trx, tenantId: number, slots: SlotLimits): Promise<void> {
  const asked = new Map(SLOT_RESOURCES.map((slot) => [slot.resourceId, slots[slot.tenantField]]));
  await trx
    .insertInto('tenant_quotas')
    .values(
      QUOTA_RESOURCES.map(({ resourceId, limit }) => ({
        tenant_id: tenantId,
        resource_id: resourceId,
        quota_limit: asked.get(resourceId) ?? limit,
      })),
    )
    .execute();
}

export async function updateQuotas(trx: Trx, tenantId: number, slots: SlotLimits): Promise<void> {
  for (const { tenantField, resourceId } of SLOT_RESOURCES) {
    const quota_limit = slots[tenantField];
    if (quota_limit === undefined) continue;
    await trx
      .insertInto('tenant_quotas')
      .values({ tenant_id: tenantId, resource_id: resourceId, quota_limit })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'resource_id']).doUpdateSet({ quota_limit }))
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
