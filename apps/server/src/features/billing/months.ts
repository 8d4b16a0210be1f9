import { sql, type Trx } from '@strowger/db';
import { METERED_RESOURCES, unitsOf } from '../tenants/quota-resources.ts';

/** The month of an instant, as its first day, UTC: `2026-11-01`. */
export function monthOf(at: Date): string {
  const ms = at.getTime();
  if (!(ms >= lastMonth.from && ms < lastMonth.until)) lastMonth = monthAround(at);
  return lastMonth.name;
}

/** The month last asked for: instants that are asked for one after the other mostly are of the same. */
let lastMonth = { from: 0, until: 0, name: '' };

function monthAround(at: Date): typeof lastMonth {
  const name = `${at.toISOString().slice(0, 'YYYY-MM'.length)}-01`;
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  return { from: Date.UTC(year, month), until: Date.UTC(year, month + 1), name };
}

/**
 * Begins a month for one tenant, or for all: his counters start at nothing, with what the month before left over and his
 * package lets him carry (contract 10 §9.6). Whoever counts usage calls it first; of months that have begun it changes
 * nothing, so that it may come as often and as late as it likes, whatever clocks do.
 * @param period first day of the month
 */
export async function openMonth(trx: Trx, period: string, tenantId?: number): Promise<void> {
  await closeMonths(trx, period, tenantId);
  const units = sql`case when quota.resource_id = any(${MINUTES}::integer[]) then 60 else 1 end`;
  const left = sql`
    coalesce(last.closed_limit, quota.quota_limit) * ${units} + coalesce(last.carried, 0) - coalesce(last.included_used, 0)`;
  const most = sql`
    case package_resources.quota_rollover when 1 then quota.quota_limit else package_resources.quota_rollover end * ${units}`;
  await sql`
    insert into usage_counters (tenant_id, period, resource_id, carried)
    select tenants.tenant_id, ${period}::date, quota.resource_id,
      case
        when coalesce(package_resources.quota_rollover, 0) = 0 or coalesce(last.closed_limit, quota.quota_limit) < 0
          or quota.quota_limit < 0 or tenants.date_created >= ${period}::date at time zone 'UTC' then 0
        else greatest(0, least(${left}, ${most}))
      end
    from tenants
      join tenant_quotas as quota on quota.tenant_id = tenants.tenant_id and quota.resource_id = any(${METERED}::integer[])
      left join subscriptions on subscriptions.tenant_id = tenants.tenant_id
      left join package_resources on package_resources.package_id = subscriptions.package_id
        and package_resources.resource_id = quota.resource_id
      left join usage_counters as last on last.tenant_id = tenants.tenant_id and last.resource_id = quota.resource_id
        and last.period = (${period}::date - interval '1 month')::date
    where ${ofTenant('tenants', tenantId)} and not exists (
      select from usage_counters as open where open.tenant_id = tenants.tenant_id and open.resource_id = quota.resource_id
        and open.period = ${period}::date)
    on conflict do nothing`.execute(trx);
}

const METERED: readonly number[] = METERED_RESOURCES.map(({ resourceId }) => resourceId);
const MINUTES: readonly number[] = METERED.filter((resourceId) => unitsOf(resourceId) === 60);

const ofTenant = (table: string, tenantId: number | undefined) =>
  tenantId === undefined ? sql`true` : sql`${sql.ref(`${table}.tenant_id`)} = ${tenantId}`;

/** Months that are over keep the limit they ended with; one that a wrong clock closed is open again. */
async function closeMonths(trx: Trx, period: string, tenantId: number | undefined): Promise<void> {
  await sql`
    update usage_counters set closed_limit = case when period < ${period}::date then quota.quota_limit end
    from tenant_quotas as quota
    where quota.tenant_id = usage_counters.tenant_id and quota.resource_id = usage_counters.resource_id
      and (period < ${period}::date) = (closed_limit is null) and ${ofTenant('usage_counters', tenantId)}`.execute(trx);
}
