import { sql, type Tables, type Trx } from '@strowger/db';
import type { SelectQueryBuilder } from 'kysely';
import type { Consumer } from './consumers.ts';
import { readableUpTo } from './readable.ts';

/** Records after `from` up to `to`, by their sequence numbers. */
export interface SeqRange {
  readonly from: number;
  readonly to: number;
}

/** What the consumer reads within the range; select and order are the caller's. */
export function recordsOf(
  trx: Trx,
  consumer: Pick<Consumer, 'tenantId' | 'leg'>,
  range: SeqRange,
): SelectQueryBuilder<Tables, 'cdr', object> {
  let query: SelectQueryBuilder<Tables, 'cdr', object> = trx
    .selectFrom('cdr')
    .where('cdr_seq', '>', range.from)
    .where('cdr_seq', '<=', range.to);
  if (consumer.tenantId !== null) query = query.where('cdr.tenant_id', '=', consumer.tenantId);
  if (consumer.leg !== 'all') query = query.where('cdr.leg', '=', consumer.leg);
  return query;
}

/** The same without what the consumer has acknowledged since then. */
export function openRecordsOf(
  trx: Trx,
  consumer: Consumer,
  range: SeqRange,
  since: Date,
): SelectQueryBuilder<Tables, 'cdr', object> {
  return recordsOf(trx, consumer, range).where(
    sql<boolean>`not exists (
      select from cdr_export_mark as mark
      where mark.consumer_id = ${consumer.consumerId} and mark.call_id = cdr.call_id and mark.leg = cdr.leg
        and mark.acknowledged_at >= ${since})`,
  );
}

/** Up to where what he reads is complete: see `readableUpTo`. A tenant's last one is found by an index of its own. */
export async function readableBy(trx: Trx, consumer: Pick<Consumer, 'tenantId'>): Promise<number> {
  if (consumer.tenantId === null) return readableUpTo(trx);
  const { rows } = await sql<{ seq: number }>`
    select coalesce(max(cdr_seq), 0) as seq from cdr where tenant_id = ${consumer.tenantId}`.execute(trx);
  return rows[0]?.seq ?? 0;
}
