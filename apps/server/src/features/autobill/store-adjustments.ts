import { sql, type Trx } from '@strowger/db';
import type { BilledPeriod } from './store-lines.ts';
import type { Service } from './tenant-services.ts';

/**
 * Lines that stand on invoices and were taken back since: their calls are billed anew, so that what the client has paid for
 * them is given back (contract 40 B12.5 `adjustment`). Each once.
 * @returns what they come to, millionths; negative
 */
export async function storeAdjustments(trx: Trx, service: Service, period: BilledPeriod): Promise<number> {
  const { rows } = await sql<{ amount: number }>`
    insert into autobill_lines (run_id, period_id, service_id, tenant_id, client_ref, type, description, direction, prefix,
      country_code, destination_name, calls, billed_seconds, free_seconds, rate, amount, currency, period_start, period_end,
      taxable, dry_run, adjusts)
    select ${period.runId}::uuid, ${period.periodId}::bigint, service_id, tenant_id, client_ref, 'adjustment',
      '[ADJUSTMENT] of invoice ' || invoice_ref || ': ' || description, direction, prefix, country_code, destination_name,
      0, 0, 0, null, -amount, currency, period_start, period_end, taxable, ${period.isDryRun}, line_id
    from autobill_lines as billed
    where service_id = ${service.serviceId} and tenant_id = ${service.tenantId} and voided_at is not null
      and invoice_ref is not null and not dry_run and amount <> 0
      and not exists (
        select from autobill_lines as given
        where given.adjusts = billed.line_id and given.voided_at is null and not given.dry_run)
    returning amount`.execute(trx);
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}
