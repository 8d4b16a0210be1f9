import { sql, type Trx } from '@strowger/db';
import { fromMicros } from '../../http/money.ts';
import { METERED, UNLIMITED, unitsOf } from '../tenants/quota-resources.ts';

/** What a tenant used and paid in a month (contract 10 §9.2). */
export interface Usage {
  readonly tenant_id: number;
  readonly company: string;
  /** `2026-11`. */
  readonly period: string;
  readonly voice_minutes_used: number;
  readonly voice_limit: number | null;
  readonly voice_rate_per_min: number;
  readonly voice_cost: number;
  readonly fax_pages_used: number;
  readonly fax_limit: number | null;
  readonly fax_rate_per_page: number;
  readonly fax_cost: number;
  readonly sms_used: number;
  readonly sms_limit: number | null;
  readonly sms_cost: number;
  readonly conference_minutes_used: number;
  readonly conference_limit: number | null;
  readonly total_cost: number;
  readonly credit: number;
}

interface Counter {
  readonly resource_id: number;
  readonly used: number;
  readonly carried: number;
  readonly cost: number;
  /** In the units of the resource's limit; null = unlimited. */
  readonly quota: number | null;
}

interface UsageRow {
  readonly tenant_id: number;
  readonly company: string;
  readonly credit: number;
  readonly counters: readonly Counter[];
  readonly voice_rate: number | null;
  readonly fax_rate: number | null;
}

/** One row a tenant. Months that are over show the limits they ended with. @param period first day of the month */
export async function readUsage(trx: Trx, period: string, now: Date, tenantId?: number): Promise<Usage[]> {
  const { rows } = await sql<UsageRow>`
    select tenants.tenant_id, tenants.company, tenants.credit,
      (select json_agg(json_build_object(
          'resource_id', quota.resource_id, 'used', coalesce(used, 0), 'carried', coalesce(carried, 0),
          'cost', coalesce(cost, 0), 'quota', nullif(coalesce(closed_limit, quota.quota_limit), ${UNLIMITED})))
        from tenant_quotas as quota
        left join usage_counters as counter on counter.tenant_id = quota.tenant_id
          and counter.resource_id = quota.resource_id and counter.period = ${period}::date
        where quota.tenant_id = tenants.tenant_id) as counters,
      ${fallbackRate(1, now)} as voice_rate, ${fallbackRate(2, now)} as fax_rate
    from tenants
      left join subscriptions on subscriptions.tenant_id = tenants.tenant_id
      left join packages on packages.package_id = subscriptions.package_id
    where ${tenantId === undefined ? sql`true` : sql`tenants.tenant_id = ${tenantId}`}
    order by tenants.tenant_id`.execute(trx);
  return rows.map((row) => presentUsage(row, period));
}

/** What a unit costs where no other rate matches, in millionths; null: the plan has none. */
const fallbackRate = (service: number, now: Date) => sql`(
  select rates.unit_block_rate::double precision / rates.unit_billing_block
  from rate_decks join rates on rates.deck_id = rate_decks.deck_id
  where rate_decks.plan_id = coalesce(packages.plan_id, 1) and rate_decks.service_flag & ${service} <> 0
    and rates.prefix = '999' and rates.active and rate_decks.valid_from <= ${now}
    and not exists (
      select from rate_decks as later where later.plan_id = rate_decks.plan_id
        and later.service_flag = rate_decks.service_flag and later.valid_from <= ${now}
        and later.valid_from > rate_decks.valid_from)
  order by rates.weight desc, rates.rate_id limit 1)`;

const SECONDS = 60;

function presentUsage(row: UsageRow, period: string): Usage {
  const of = (resourceId: number): Counter =>
    (row.counters ?? []).find((one) => one.resource_id === resourceId) ?? {
      resource_id: resourceId,
      used: 0,
      carried: 0,
      cost: 0,
      quota: null,
    };
  const [voice, fax, sms, conference] = [of(METERED.voice), of(METERED.fax), of(METERED.sms), of(METERED.conference)];
  return {
    tenant_id: row.tenant_id,
    company: row.company,
    period: period.slice(0, 'YYYY-MM'.length),
    voice_minutes_used: minutes(voice.used),
    voice_limit: includedOf(voice),
    voice_rate_per_min: amount((row.voice_rate ?? 0) * SECONDS),
    voice_cost: fromMicros(voice.cost),
    fax_pages_used: fax.used,
    fax_limit: includedOf(fax),
    fax_rate_per_page: amount(row.fax_rate ?? 0),
    fax_cost: fromMicros(fax.cost),
    sms_used: sms.used,
    sms_limit: includedOf(sms),
    sms_cost: fromMicros(sms.cost),
    conference_minutes_used: minutes(conference.used),
    conference_limit: includedOf(conference),
    total_cost: fromMicros(voice.cost + fax.cost + sms.cost + conference.cost),
    credit: fromMicros(row.credit),
  };
}

/** Two decimals. */
function minutes(seconds: number): number {
  return Math.round((seconds * 100) / SECONDS) / 100;
}

/** What the month includes, with what was carried into it; null where it is without end. */
function includedOf({ resource_id: id, quota, carried }: Counter): number | null {
  return quota === null ? null : quota + Math.floor(carried / unitsOf(id));
}

function amount(micros: number): number {
  return fromMicros(Math.round(micros));
}
