import { sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { lockOrMakeConsumer } from '../cdr/readers/consumers.ts';

/** Whoever takes lines reads records under this name, beside other readers (contract 40 B12.1). */
const CONSUMER = 'autobill';

interface LineState {
  readonly line_id: string;
  readonly tenant_id: number;
  readonly dry_run: boolean;
  readonly invoice_ref: string | null;
  readonly voided_at: Date | null;
  readonly period_id: number;
}

/** @throws ApiError 404 where one of them is not there (or of another tenant) */
async function lockLines(trx: Trx, lineIds: readonly string[]): Promise<LineState[]> {
  const { rows } = await sql<LineState>`
    select line_id, tenant_id, dry_run, invoice_ref, voided_at, period_id from autobill_lines
    where line_id = any(${lineIds}::uuid[]) order by line_id for update`.execute(trx);
  if (rows.length < new Set(lineIds).size) throw errors.notFound('Line');
  return rows;
}

/** The identity that takes the lines, and the tenant that it is for; null: all. */
export interface Confirmer {
  readonly identityId: number;
  readonly tenantId: number | null;
}

/**
 * Lines stand on an invoice, and their records have been exported (contract 40 B12.5).
 * @returns how many lines were confirmed now, and how many had been for the same invoice
 * @throws ApiError 404, 409 for lines of another invoice, voided ones and those of a dry run
 */
export async function confirmLines(
  trx: Trx,
  lineIds: readonly string[],
  invoiceRef: string,
  by: Confirmer,
  now: Date,
): Promise<{ readonly confirmed: number; readonly already: number }> {
  const lines = await lockLines(trx, lineIds);
  for (const line of lines) {
    if (line.dry_run) throw errors.conflict(`Line ${line.line_id} is of a dry run`);
    if (line.voided_at !== null) throw errors.conflict(`Line ${line.line_id} is void`);
    if (line.invoice_ref !== null && line.invoice_ref !== invoiceRef) {
      throw errors.conflict(`Line ${line.line_id} stands on another invoice`);
    }
  }
  const open = lines.filter(({ invoice_ref: ref }) => ref === null).map(({ line_id: id }) => id);
  if (open.length > 0) {
    await trx
      .updateTable('autobill_lines')
      .set({ invoice_ref: invoiceRef, confirmed_at: now })
      .where('line_id', 'in', open)
      .execute();
    await markExported(trx, open, invoiceRef, await consumerOf(trx, by), now);
  }
  return { confirmed: open.length, already: lines.length - open.length };
}

async function consumerOf(trx: Trx, { identityId, tenantId }: Confirmer): Promise<number> {
  const { consumerId } = await lockOrMakeConsumer(trx, { identityId, name: CONSUMER }, { tenantId, leg: 'all' });
  return consumerId;
}

async function markExported(
  trx: Trx,
  lineIds: readonly string[],
  invoiceRef: string,
  consumerId: number,
  now: Date,
): Promise<void> {
  await sql`
    insert into cdr_export_mark (consumer_id, call_id, leg, start_time, acknowledged_at, exported_at, external_ref)
    select ${consumerId}::integer, call_id, leg, start_time, ${now}::timestamptz, ${now}::timestamptz, ${invoiceRef}::text from autobill_calls
    where line_id = any(${lineIds}::uuid[])
    on conflict (consumer_id, call_id, leg) do update set exported_at = excluded.exported_at,
      external_ref = excluded.external_ref`.execute(trx);
}

/**
 * Takes lines back: their records may be billed again, by the next run (contract 40 B12.5).
 * @returns how many lines were taken back now, and how many had been
 * @throws ApiError 404, 409 for lines of a dry run
 */
export async function voidLines(
  trx: Trx,
  lineIds: readonly string[],
  reason: string,
  now: Date,
): Promise<{ readonly voided: number; readonly already: number; readonly freed: number }> {
  const lines = await lockLines(trx, lineIds);
  const dry = lines.find((line) => line.dry_run);
  if (dry) throw errors.conflict(`Line ${dry.line_id} is of a dry run`);
  const open = lines.filter(({ voided_at: at }) => at === null);
  if (open.length === 0) return { voided: 0, already: lines.length, freed: 0 };
  const ids = open.map(({ line_id: id }) => id);
  const periods = [...new Set(open.map(({ period_id: id }) => id))];
  await trx
    .updateTable('autobill_lines')
    .set({ void_reason: reason, voided_at: now })
    .where('line_id', 'in', ids)
    .execute();
  const freed = await freeRecords(trx, ids, periods);
  await trx.updateTable('autobill_periods').set({ reopened: true }).where('period_id', 'in', periods).execute();
  return { voided: open.length, already: lines.length - open.length, freed };
}

/** Those that were left out may be judged again too. */
async function freeRecords(trx: Trx, lineIds: readonly string[], periods: readonly number[]): Promise<number> {
  const { rows } = await sql<{ freed: number }>`
    with freed as (
      delete from autobill_calls
      where line_id = any(${lineIds}::uuid[]) or (line_id is null and period_id = any(${periods}::bigint[]))
      returning call_id, leg, line_id
    ), unmarked as (
      delete from cdr_export_mark using freed, cdr_consumers
      where cdr_export_mark.call_id = freed.call_id and cdr_export_mark.leg = freed.leg
        and cdr_consumers.consumer_id = cdr_export_mark.consumer_id and cdr_consumers.name = ${CONSUMER}
    )
    select count(*) as freed from freed where line_id is not null`.execute(trx);
  return rows[0]?.freed ?? 0;
}
