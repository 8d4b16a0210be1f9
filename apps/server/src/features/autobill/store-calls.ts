import { sql, type Trx } from '@strowger/db';
import type { RatedLeg } from './rate-span.ts';

/** A rated leg and the line that it stands on; null: none. */
export interface BilledLeg extends RatedLeg {
  readonly lineId: string | null;
}

/** Marks legs as billed by a period: columns as arrays, one statement for any number of them. */
export async function storeCalls(
  trx: Trx,
  of: { readonly tenantId: number; readonly serviceId: string; readonly periodId: number },
  legs: readonly BilledLeg[],
): Promise<void> {
  if (legs.length === 0) return;
  const column = <T>(value: (leg: BilledLeg) => T): T[] => legs.map(value);
  await sql`
    insert into autobill_calls (call_id, leg, tenant_id, service_id, period_id, line_id, start_time, e164, country_code, prefix,
      rate, billed_seconds, free_seconds, pool_seconds, charge, rule, reason)
    select call_id, leg, ${of.tenantId}::integer, ${of.serviceId}::text, ${of.periodId}::bigint, line_id, start_time, e164,
      country_code, prefix, rate, billed_seconds, free_seconds, pool_seconds, charge, rule, reason
    from unnest(
      ${column(({ leg }) => leg.callId)}::text[], ${column(({ leg }) => leg.leg)}::text[],
      ${column(({ lineId }) => lineId)}::uuid[], ${column(({ leg }) => leg.startedAt)}::timestamptz[],
      ${column(({ rated }) => rated.e164)}::text[], ${column(({ rated }) => rated.countryCode)}::text[],
      ${column(({ rated }) => rated.prefix)}::text[], ${column(({ rated }) => rated.perMinute)}::bigint[],
      ${column(({ rated }) => rated.billedSeconds)}::bigint[], ${column(({ rated }) => rated.freeSeconds)}::bigint[],
      ${column(({ rated }) => rated.poolSeconds)}::bigint[], ${column(({ rated }) => rated.charge)}::bigint[],
      ${column(({ rated }) => rated.rule)}::text[], ${column(({ rated }) => rated.reason)}::text[]
    ) as one (call_id, leg, line_id, start_time, e164, country_code, prefix, rate, billed_seconds, free_seconds, pool_seconds,
      charge, rule, reason)`.execute(trx);
}
