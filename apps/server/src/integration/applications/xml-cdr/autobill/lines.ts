import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { invoiceAmount, minutesOf } from '../../../../features/autobill/describe-line.ts';
import { fromMicros } from '../../../../http/money.ts';
import { stampOrNull } from '../../../answers.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { missingParameters } from '../../../errors.ts';
import { serviceInScope } from '../services/delete.ts';
import { ServiceId } from '../services/params.ts';
import { type InvoiceLine, joinLines } from './join-lines.ts';
import { RunId, readRun } from './status.ts';

/** Lines of a run, or of a service from all its runs (contract 40 B12.5). Those that were taken back are gone. */
export const autobillLines = defineAction({
  action: 'autobill/lines',
  access: 'read',
  edition: 'enterprise',
  params: Type.Object({
    run_id: Type.Optional(RunId),
    service_id: Type.Optional(ServiceId),
    consolidate: Type.Optional(Type.Boolean()),
    /** Only those that stand on no invoice yet. */
    unconfirmed: Type.Optional(Type.Boolean()),
  }),
  async run(call, params) {
    if (params.run_id === undefined && params.service_id === undefined) throw missingParameters(['run_id']);
    if (params.run_id !== undefined) await readRun(call, params.run_id);
    if (params.service_id !== undefined) await serviceInScope(call, params.service_id);
    const found = await readLines(call, params);
    const lines = params.consolidate === true ? joinLines(found) : found;
    const total = found.reduce((sum, { amount }) => sum + amount, 0);
    return { message: 'Lines retrieved', lines: lines.map(presentLine), total: fromMicros(total), count: lines.length };
  },
});

function readLines(
  call: IntegrationCall,
  asked: { readonly run_id?: string; readonly service_id?: string; readonly unconfirmed?: boolean },
): Promise<readonly InvoiceLine[]> {
  const run = asked.run_id === undefined ? sql`not dry_run` : sql`run_id = ${asked.run_id}::uuid`;
  const service = asked.service_id === undefined ? sql`true` : sql`service_id = ${asked.service_id.trim()}::text`;
  const open = asked.unconfirmed === true ? sql`invoice_ref is null` : sql`true`;
  return sql<InvoiceLine>`
    select line_id, run_id, service_id, client_ref, type, description, direction, prefix, country_code, destination_name, calls,
      billed_seconds, free_seconds, rate, amount, currency, period_start::text as period_start,
      period_end::text as period_end, taxable, late, invoice_ref, confirmed_at
    from autobill_lines
    where voided_at is null and ${run} and ${service} and ${open}
    order by service_id, period_start, late, direction desc, type, prefix, line_id`
    .execute(call.trx)
    .then(({ rows }) => rows);
}

/** `amount` is what an invoice says, `amount_exact` what the calls come to. */
function presentLine(line: InvoiceLine) {
  return {
    line_id: line.line_id,
    ...(line.line_ids ? { line_ids: line.line_ids } : {}),
    run_id: line.run_id,
    service_id: line.service_id,
    client_ref: line.client_ref,
    type: line.type,
    heading: `Calls ${line.period_start} - ${lastDay(line.period_end)}`,
    description: line.description,
    direction: line.direction,
    prefix: line.prefix,
    country_code: line.country_code,
    destination_name: line.destination_name,
    calls: line.calls,
    minutes: minutesOf(line.billed_seconds),
    free_minutes: minutesOf(line.free_seconds),
    rate: line.rate === null ? null : fromMicros(line.rate),
    amount: Number(invoiceAmount(line.amount)),
    amount_exact: fromMicros(line.amount),
    currency: line.currency,
    period_start: line.period_start,
    period_end: line.period_end,
    taxable: line.taxable,
    late_calls: line.late ? line.calls : 0,
    invoice_ref: line.invoice_ref,
    confirmed_at: stampOrNull(line.confirmed_at),
  };
}

/** The end does not belong to the period. */
function lastDay(end: string): string {
  return new Date(Date.parse(`${end}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
