import { jsonbText, sql, type Trx } from '@strowger/db';
import { monthOf, openMonth } from '../billing/months.ts';
import { METERED } from '../tenants/quota-resources.ts';

/** What counting needs of a finished leg's record. */
export interface ConferenceLeg {
  readonly tenant_id: number | null;
  readonly call_type: string;
  readonly answer_time: Date | null;
  readonly end_time: Date;
  readonly billsec: number;
}

interface Use {
  readonly tenant_id: number;
  readonly period: string;
  readonly seconds: number;
}

/**
 * Adds the time of members of conferences to what their tenants used this month (contract 10 §9.1: shown, never charged),
 * in the transaction that stores their records, so that each counts once.
 */
export async function countConferences(trx: Trx, legs: readonly ConferenceLeg[]): Promise<void> {
  const uses = usesOf(legs);
  if (uses.length === 0) return;
  const tenants = [...new Set(uses.map((use) => use.tenant_id))];
  const { rows: locked } = await sql<{ tenant_id: number }>`
    select tenant_id from tenants where tenant_id = any(${tenants}::integer[])
    order by tenant_id for no key update`.execute(trx);
  const living = new Set(locked.map((row) => row.tenant_id));
  const counted = uses.filter((use) => living.has(use.tenant_id));
  for (const { tenant_id, period } of await missing(trx, counted)) await openMonth(trx, period, tenant_id);
  await sql`
    update usage_counters set used = usage_counters.used + use.seconds
    from jsonb_to_recordset(${jsonbText(counted)}::jsonb) as use(tenant_id integer, period date, seconds bigint)
    where usage_counters.tenant_id = use.tenant_id and usage_counters.period = use.period
      and usage_counters.resource_id = ${METERED.conference}`.execute(trx);
}

function usesOf(legs: readonly ConferenceLeg[]): Use[] {
  const uses = new Map<string, Use>();
  for (const { tenant_id, call_type, answer_time, end_time, billsec } of legs) {
    if (call_type !== 'conf' || tenant_id === null || answer_time === null) continue;
    const period = monthOf(end_time);
    const key = `${tenant_id} ${period}`;
    uses.set(key, { tenant_id, period, seconds: (uses.get(key)?.seconds ?? 0) + billsec });
  }
  return [...uses.values()];
}

/** Months that have not begun for their tenants. */
async function missing(trx: Trx, uses: readonly Use[]): Promise<Pick<Use, 'tenant_id' | 'period'>[]> {
  const { rows } = await sql<Pick<Use, 'tenant_id' | 'period'>>`
    select use.tenant_id, use.period
    from jsonb_to_recordset(${jsonbText(uses)}::jsonb) as use(tenant_id integer, period date)
    where not exists (
      select from usage_counters as known where known.tenant_id = use.tenant_id and known.period = use.period
        and known.resource_id = ${METERED.conference})`.execute(trx);
  return rows;
}
