import { sql, type Trx } from '@strowger/db';
import { UNLIMITED } from './quota-resources.ts';
import { overrideQuotas, quotaLimits, requireFreeSlot } from './quotas.ts';

/** What billing systems limit beside the slots of packages: kept with the tenant, not shown in his quota (contract 40 B10.5). */
const KEPT = {
  gateways: { resourceId: 101, label: 'Gateway', table: 'providers', which: sql`type = 'sip'` },
  destinations: { resourceId: 102, label: 'Destination', table: 'accounts', which: sql`type = 'did'` },
  users: { resourceId: 103, label: 'User', table: 'users', which: sql`true` },
} as const;

export type KeptLimit = keyof typeof KEPT;
export const KEPT_LIMITS = Object.keys(KEPT).filter((name): name is KeptLimit => Object.hasOwn(KEPT, name));

/** @throws ApiError 409 when the tenant has as many as he may have */
export async function requireKeptSlot(trx: Trx, tenantId: number, name: KeptLimit): Promise<void> {
  const { resourceId, label } = KEPT[name];
  // Most tenants have no such limit: then nobody waits for the lock on the tenant.
  const limit = (await quotaLimits(trx, tenantId)).get(resourceId) ?? UNLIMITED;
  if (limit === UNLIMITED) return;
  await requireFreeSlot(trx, { tenantId, resourceId, label }, () => countKept(trx, tenantId, name));
}

export async function countKept(trx: Trx, tenantId: number, name: KeptLimit): Promise<number> {
  const { table, which } = KEPT[name];
  const { rows } = await sql<{ used: number }>`
    select count(*)::integer as used from ${sql.table(table)} where tenant_id = ${tenantId} and ${which}`.execute(trx);
  return rows[0]?.used ?? 0;
}

/** The limits by their names; null = none. */
export async function keptLimitsOf(trx: Trx, tenantId: number): Promise<Readonly<Record<KeptLimit, number | null>>> {
  const limits = await quotaLimits(trx, tenantId);
  const of = (name: KeptLimit) => {
    const limit = limits.get(KEPT[name].resourceId) ?? UNLIMITED;
    return limit === UNLIMITED ? null : limit;
  };
  return { gateways: of('gateways'), destinations: of('destinations'), users: of('users') };
}

/** Sets those that were sent; null or −1 = none. */
export async function setKeptLimits(
  trx: Trx,
  tenantId: number,
  sent: Readonly<Partial<Record<KeptLimit, number | null>>>,
): Promise<void> {
  const limits = KEPT_LIMITS.flatMap((name) => {
    const limit = sent[name];
    return limit === undefined ? [] : [{ resourceId: KEPT[name].resourceId, limit: limit ?? UNLIMITED }];
  });
  await overrideQuotas(trx, tenantId, limits, 'all');
}
