import { sql, type Tables, type Trx } from '@strowger/db';
import type { SelectQueryBuilder } from 'kysely';
import { type FullRecord, STORED_COLUMNS, type StoredRecord } from './columns.ts';

/** Whose marks say that a record was exported: those of these consumers, made before that moment (null: until now). */
export interface MarksAsked {
  readonly consumers: readonly number[];
  readonly before: Date | null;
}

/** The records of a query in the order in which they were stored, with the names of trunks and when they were exported. */
export async function readRecords(
  trx: Trx,
  query: SelectQueryBuilder<Tables, 'cdr', object>,
  marks: MarksAsked,
): Promise<FullRecord[]> {
  const rows: StoredRecord[] = await query
    .select([...STORED_COLUMNS])
    .orderBy('cdr_seq')
    .execute();
  const gateways = await gatewayNames(trx, rows);
  const exported = await exportTimes(trx, rows, marks);
  return rows.map((row) => ({
    ...row,
    gateway_name: gateways.get(row.gateway_uuid ?? '') ?? null,
    exported_at: exported.get(`${row.call_id} ${row.leg}`) ?? null,
  }));
}

async function gatewayNames(trx: Trx, rows: readonly StoredRecord[]): Promise<ReadonlyMap<string, string>> {
  const uuids = [...new Set(rows.flatMap((row) => row.gateway_uuid ?? []))];
  if (uuids.length === 0) return new Map();
  const found = await trx
    .selectFrom('providers')
    .select(['fpbx_gateway_uuid', 'name'])
    .where(sql<boolean>`fpbx_gateway_uuid = any(${uuids}::uuid[])`)
    .execute();
  return new Map(found.map((row) => [row.fpbx_gateway_uuid, row.name]));
}

async function exportTimes(
  trx: Trx,
  rows: readonly StoredRecord[],
  { consumers, before }: MarksAsked,
): Promise<ReadonlyMap<string, Date>> {
  if (consumers.length === 0 || rows.length === 0) return new Map();
  const found = await sql<{ key: string; at: Date }>`
    select call_id || ' ' || leg as key, min(exported_at) as at from cdr_export_mark
    where consumer_id = any(${consumers}::integer[]) and call_id = any(${rows.map((row) => row.call_id)}::text[])
      and result = 'exported' and (${before}::timestamptz is null or exported_at < ${before})
    group by 1`.execute(trx);
  return new Map(found.rows.map((row) => [row.key, row.at]));
}
