import { sql, type Trx } from '@strowger/db';
import { QUOTA_RESOURCES, UNLIMITED, unitsOf } from '../tenants/quota-resources.ts';
import { quotaLimits } from '../tenants/quotas.ts';
import { monthOf } from './months.ts';

/** A resource of a tenant: what he may have, and what he has. Minutes, pages, segments, or objects. */
export interface QuotaUse {
  readonly resourceId: number;
  readonly name: string;
  /** −1 = unlimited. */
  readonly limit: number;
  /** Whole minutes where minutes are counted. */
  readonly used: number;
  /** Included beside the limit this month. */
  readonly carried: number;
}

/** Tables whose rows take up slots. */
const TABLE_OF_SLOT: ReadonlyMap<number, string> = new Map([
  [7, 'ring_groups'],
  [8, 'call_queues'],
  [9, 'voicemails'],
  [10, 'conferences'],
  [11, 'music_on_hold'],
  [15, 'extensions'],
  [16, 'devices'],
  [17, 'ivr_menus'],
]);

/** Every resource with what is used of it: objects as they are now, units of the running month (contract 10 §9.1). */
export async function quotaUse(trx: Trx, tenantId: number, now: Date): Promise<QuotaUse[]> {
  const limits = await quotaLimits(trx, tenantId);
  const slots = await countObjects(trx, tenantId);
  const counters = await monthlyCounters(trx, tenantId, monthOf(now));
  return QUOTA_RESOURCES.map(({ resourceId, name }) => {
    const counter = counters.get(resourceId);
    const units = unitsOf(resourceId);
    return {
      resourceId,
      name,
      limit: limits.get(resourceId) ?? UNLIMITED,
      used: slots.get(resourceId) ?? Math.floor((counter?.used ?? 0) / units),
      carried: Math.floor((counter?.carried ?? 0) / units),
    };
  }).sort((a, b) => a.resourceId - b.resourceId);
}

async function countObjects(trx: Trx, tenantId: number): Promise<ReadonlyMap<number, number>> {
  const counts = [...TABLE_OF_SLOT].map(
    ([resourceId, table]) =>
      sql`select ${resourceId}::integer as resource_id, count(*) as used from ${sql.table(table)}
        where tenant_id = ${tenantId}`,
  );
  const { rows } = await sql<{ resource_id: number; used: number }>`${sql.join(counts, sql` union all `)}`.execute(trx);
  return new Map(rows.map((row) => [row.resource_id, row.used]));
}

interface MonthlyCounter {
  readonly used: number;
  readonly carried: number;
}

async function monthlyCounters(
  trx: Trx,
  tenantId: number,
  period: string,
): Promise<ReadonlyMap<number, MonthlyCounter>> {
  const rows = await trx
    .selectFrom('usage_counters')
    .select(['resource_id', 'used', 'carried'])
    .where('tenant_id', '=', tenantId)
    .where('period', '=', period)
    .execute();
  return new Map(rows.map((row) => [row.resource_id, row]));
}
