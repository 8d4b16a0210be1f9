import { jsonbText, sql, type Trx } from '@strowger/db';
import type { UsageLine } from '@strowger/rating';
import { describeLine } from './describe-line.ts';
import type { Service } from './tenant-services.ts';

/** A period while it is billed. */
export interface BilledPeriod {
  readonly runId: string;
  readonly periodId: number;
  readonly start: string;
  readonly end: string;
  readonly isDryRun: boolean;
}

/** Stores the lines of a period under the ids that its calls name already. */
export async function storeLines(
  trx: Trx,
  service: Service,
  period: BilledPeriod,
  lines: readonly { readonly lineId: string; readonly line: UsageLine }[],
): Promise<void> {
  const names = await destinationNames(
    trx,
    lines.map(({ line }) => line.rateId),
  );
  const rows = lines.map(({ lineId, line }) => {
    const destination = line.name || names.get(line.rateId ?? 0) || '';
    return {
      line_id: lineId,
      run_id: period.runId,
      period_id: period.periodId,
      service_id: service.serviceId,
      tenant_id: service.tenantId,
      client_ref: service.clientRef,
      type: line.type,
      description: describeLine(line, destination),
      direction: line.direction,
      prefix: line.prefix,
      country_code: line.countryCode,
      destination_name: destination,
      calls: line.calls,
      billed_seconds: line.billedSeconds,
      free_seconds: line.freeSeconds,
      rate: line.perMinute,
      amount: line.amount,
      currency: service.currency,
      period_start: period.start,
      period_end: period.end,
      taxable: true,
      late: line.late,
      dry_run: period.isDryRun,
    };
  });
  if (rows.length === 0) return;
  await sql`
    insert into autobill_lines (line_id, run_id, period_id, service_id, tenant_id, client_ref, type, description, direction,
      prefix, country_code, destination_name, calls, billed_seconds, free_seconds, rate, amount, currency, period_start,
      period_end, taxable, late, dry_run)
    select line_id, run_id, period_id, service_id, tenant_id, client_ref, type, description, direction, prefix, country_code,
      destination_name, calls, billed_seconds, free_seconds, rate, amount, currency, period_start, period_end, taxable, late,
      dry_run
    from jsonb_populate_recordset(null::autobill_lines, ${jsonbText(rows)}::jsonb)`.execute(trx);
}

/** Names of the tariff's destinations. */
async function destinationNames(trx: Trx, rateIds: readonly (number | null)[]): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(rateIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows = await trx.selectFrom('rates').select(['rate_id', 'name']).where('rate_id', 'in', ids).execute();
  return new Map(rows.map(({ rate_id, name }) => [rate_id, name]));
}
