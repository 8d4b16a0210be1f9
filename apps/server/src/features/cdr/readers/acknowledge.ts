import { sql, type Trx } from '@strowger/db';
import { closeBatch, openBatches } from './batches.ts';
import { advanceCursor, type Consumer } from './consumers.ts';
import { openRecordsOf, recordsOf, type SeqRange } from './records-of-consumer.ts';

/** What a consumer says of records that he has taken. */
export interface Acknowledgement {
  readonly result: 'exported' | 'rejected';
  /** The billing system's own word for it: an invoice. */
  readonly externalRef: string | null;
  readonly now: Date;
}

/** How many were marked now, and how many had been. */
export interface Marked {
  readonly marked: number;
  readonly already: number;
}

/**
 * Marks the records of a batch, whatever has become of it since. What was marked stays as it is: a record is acknowledged
 * once, however often it was delivered.
 * @param consumer locked by this transaction
 */
export async function acknowledgeBatch(
  trx: Trx,
  consumer: Consumer,
  batch: SeqRange & { readonly batchId: string },
  said: Acknowledgement,
): Promise<Marked> {
  const marked = await mark(trx, consumer, recordsOf(trx, consumer, batch), { ...said, batchId: batch.batchId });
  const done = await openBatches(trx, consumer, null);
  for (const open of done.filter(({ from, to }) => from >= batch.from && to <= batch.to)) {
    await closeBatch(trx, open.batchId, 'acknowledged', said.now);
  }
  await closeBatch(trx, batch.batchId, 'acknowledged', said.now);
  await advanceCursor(trx, consumer, batch.to);
  return marked;
}

/**
 * Marks records by the ids of their legs. A batch of which nothing is left is acknowledged by it.
 * @returns null when one of them is no record that the consumer may read: nothing is marked then
 */
export async function acknowledgeRecords(
  trx: Trx,
  consumer: Consumer,
  callIds: readonly string[],
  said: Acknowledgement,
): Promise<Marked | null> {
  const wanted = [...new Set(callIds)];
  const everything = { from: -1, to: Number.MAX_SAFE_INTEGER };
  const named = recordsOf(trx, { ...consumer, leg: 'all' }, everything)
    .where(
      sql<boolean>`start_time = any (array(select start_time from cdr_keys where call_id = any(${wanted}::text[])))`,
    )
    .where(sql<boolean>`call_id = any(${wanted}::text[])`);
  const found = await named
    .select('call_id')
    .union(marksOf(trx, consumer, wanted))
    .execute();
  if (found.length < wanted.length) return null;
  const marked = await mark(trx, consumer, named, { ...said, batchId: null });
  for (const open of await openBatches(trx, consumer, null)) {
    const left = await openRecordsOf(trx, consumer, open, open.firstLentAt).select('cdr_seq').limit(1).execute();
    if (left.length > 0) continue;
    await closeBatch(trx, open.batchId, 'acknowledged', said.now);
    await advanceCursor(trx, consumer, open.to);
  }
  return marked;
}

/** Of records that were acknowledged and have gone by age since. */
function marksOf(trx: Trx, { consumerId }: Consumer, callIds: readonly string[]) {
  return trx
    .selectFrom('cdr_export_mark')
    .select('call_id')
    .where('consumer_id', '=', consumerId)
    .where(sql<boolean>`call_id = any(${callIds}::text[])`);
}

async function mark(
  trx: Trx,
  consumer: Consumer,
  records: ReturnType<typeof recordsOf>,
  { result, externalRef, batchId }: Acknowledgement & { readonly batchId: string | null },
): Promise<Marked> {
  const { rows } = await sql<{ is_new: boolean; count: number }>`
    with marked as (
      insert into cdr_export_mark as known
        (consumer_id, call_id, leg, start_time, batch_id, acknowledged_at, result, exported_at, external_ref)
      select ${consumer.consumerId}::integer, call_id, leg, start_time, ${batchId}::uuid, clock_timestamp(), ${result}::text,
        clock_timestamp(), ${externalRef}::text
      from ${records.select(['call_id', 'leg', 'start_time'])} as record
      on conflict (consumer_id, call_id, leg) do update set acknowledged_at = excluded.acknowledged_at
      returning known.xmax = 0 as is_new
    )
    select is_new, count(*) as count from marked group by is_new`.execute(trx);
  const of = (isNew: boolean) => rows.find((row) => row.is_new === isNew)?.count ?? 0;
  return { marked: of(true), already: of(false) };
}
