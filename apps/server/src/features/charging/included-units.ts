import { jsonbText, sql, type Trx } from '@strowger/db';
import { FAX, type ServiceFlag, SMS, VOICE } from '@strowger/rating';
import { monthOf, openMonth } from '../billing/months.ts';
import { UNLIMITED, unitsOf } from '../tenants/quota-resources.ts';

/** The metered resource of each service (contract 10 §9.1). */
const RESOURCE_OF: Readonly<Record<ServiceFlag, number>> = { [VOICE]: 12, [FAX]: 13, [SMS]: 18 };
const RESOURCES: readonly number[] = Object.values(RESOURCE_OF);

interface Counter {
  readonly period: string;
  readonly resourceId: number;
  readonly left: number;
}

interface Use {
  readonly used: number;
  readonly included: number;
  readonly cost: number;
}

const NOTHING: Use = { used: 0, included: 0, cost: 0 };

/**
 * Included units of a tenant by month and service, as charges use them up one after the other. Made and stored under the
 * tenant's lock.
 */
export class IncludedUnits {
  readonly #tenantId: number;
  readonly #left: Map<string, number>;
  readonly #uses = new Map<string, Use>();

  private constructor(tenantId: number, counters: readonly Counter[]) {
    this.#tenantId = tenantId;
    this.#left = new Map(counters.map(({ period, resourceId, left }) => [keyOf(period, resourceId), left]));
  }

  /** Reads the months of these instants, and begins those that have not begun. */
  static async read(trx: Trx, tenantId: number, at: readonly Date[]): Promise<IncludedUnits> {
    const periods = [...new Set(at.map(monthOf))].sort();
    const counters = await readCounters(trx, tenantId, periods);
    const begun = new Set(counters.map(({ period }) => period));
    const missing = periods.filter((period) => !begun.has(period));
    if (missing.length === 0) return new IncludedUnits(tenantId, counters);
    for (const period of missing) await openMonth(trx, period, tenantId);
    return new IncludedUnits(tenantId, await readCounters(trx, tenantId, periods));
  }

  /** Infinity where they have no end. */
  leftAt(at: Date, service: ServiceFlag): number {
    return this.#left.get(keyOf(monthOf(at), RESOURCE_OF[service])) ?? 0;
  }

  /** A charge uses them up, and counts in its month. */
  use(
    at: Date,
    service: ServiceFlag,
    charge: { readonly net: number; readonly included: number; readonly cost: number },
  ) {
    const key = keyOf(monthOf(at), RESOURCE_OF[service]);
    const { used, included, cost } = this.#uses.get(key) ?? NOTHING;
    this.#uses.set(key, {
      used: used + charge.net,
      included: included + charge.included,
      cost: cost + charge.cost,
    });
    this.#left.set(key, (this.#left.get(key) ?? 0) - charge.included);
  }

  async store(trx: Trx): Promise<void> {
    if (this.#uses.size === 0) return;
    const rows = [...this.#uses].map(([key, use]) => ({ ...partsOf(key), ...use }));
    await sql`
      update usage_counters set used = usage_counters.used + use.used,
        included_used = usage_counters.included_used + use.included, cost = usage_counters.cost + use.cost
      from jsonb_to_recordset(${jsonbText(rows)}::jsonb)
        as use(period date, resource_id integer, used bigint, included bigint, cost bigint)
      where usage_counters.tenant_id = ${this.#tenantId} and usage_counters.period = use.period
        and usage_counters.resource_id = use.resource_id`.execute(trx);
  }
}

/** Units of a service that the package still pays for now; nothing is begun or locked. */
export async function includedLeft(trx: Trx, tenantId: number, service: ServiceFlag, at: Date): Promise<number> {
  const counters = await readCounters(trx, tenantId, [monthOf(at)]);
  if (counters.length === 0) await openMonth(trx, monthOf(at), tenantId);
  const read = counters.length === 0 ? await readCounters(trx, tenantId, [monthOf(at)]) : counters;
  return Math.max(0, read.find(({ resourceId }) => resourceId === RESOURCE_OF[service])?.left ?? 0);
}

async function readCounters(trx: Trx, tenantId: number, periods: readonly string[]): Promise<Counter[]> {
  const { rows } = await sql<{ period: string; resource_id: number; most: number; carried: number; used: number }>`
    select counter.period, counter.resource_id, coalesce(counter.closed_limit, quota.quota_limit, 0) as most, counter.carried,
      counter.included_used as used
    from usage_counters as counter
      left join tenant_quotas as quota
        on quota.tenant_id = counter.tenant_id and quota.resource_id = counter.resource_id
    where counter.tenant_id = ${tenantId} and counter.period = any(${periods}::date[])
      and counter.resource_id = any(${RESOURCES}::integer[])`.execute(trx);
  return rows.map(({ period, resource_id: resourceId, most, carried, used }) => ({
    period,
    resourceId,
    left: most === UNLIMITED ? Number.POSITIVE_INFINITY : Math.max(0, most * unitsOf(resourceId) + carried - used),
  }));
}

function keyOf(period: string, resourceId: number): string {
  return `${period} ${resourceId}`;
}

function partsOf(key: string): { readonly period: string; readonly resource_id: number } {
  const [period = '', resourceId = ''] = key.split(' ');
  return { period, resource_id: Number(resourceId) };
}
