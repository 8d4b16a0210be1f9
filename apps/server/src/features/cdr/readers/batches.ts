import type { Trx } from '@strowger/db';
import type { Consumer } from './consumers.ts';
import type { SeqRange } from './records-of-consumer.ts';

/** For how long a batch is its reader's (contract 40 B12.1). */
const LEASE_MS: number = 30 * 60_000;

/** A batch that is lent or waits to be lent again. */
export interface OpenBatch extends SeqRange {
  readonly batchId: string;
  readonly lentUntil: Date;
  readonly isReleased: boolean;
  readonly firstLentAt: Date;
}

/** The oldest records first. @param from those alone that begin after this sequence number; null: all */
export async function openBatches(trx: Trx, { consumerId }: Consumer, from: number | null): Promise<OpenBatch[]> {
  let query = trx
    .selectFrom('cdr_batches')
    .select(['batch_id', 'from_seq', 'to_seq', 'state', 'lent_until', 'first_lent_at'])
    .where('consumer_id', '=', consumerId)
    .where('state', 'in', ['lent', 'released'])
    .orderBy('from_seq')
    .orderBy('first_lent_at');
  if (from !== null) query = query.where('from_seq', '=', from);
  const rows = await query.execute();
  return rows.map((row) => ({
    batchId: row.batch_id,
    from: row.from_seq,
    to: row.to_seq,
    lentUntil: row.lent_until,
    isReleased: row.state === 'released',
    firstLentAt: row.first_lent_at,
  }));
}

interface NewBatch extends SeqRange {
  /** Null: now. */
  readonly firstLentAt: Date | null;
  readonly state: 'lent' | 'released';
}

/** @returns its id */
export async function insertBatch(trx: Trx, consumer: Consumer, batch: NewBatch, now: Date): Promise<string> {
  const { batch_id } = await trx
    .insertInto('cdr_batches')
    .values({
      consumer_id: consumer.consumerId,
      from_seq: batch.from,
      to_seq: batch.to,
      state: batch.state,
      lent_until: leaseFrom(now),
      ...(batch.firstLentAt ? { first_lent_at: batch.firstLentAt } : {}),
    })
    .returning('batch_id')
    .executeTakeFirstOrThrow();
  return batch_id;
}

export async function renewLease(trx: Trx, batchId: string, now: Date): Promise<void> {
  await trx
    .updateTable('cdr_batches')
    .set({ lent_until: leaseFrom(now) })
    .where('batch_id', '=', batchId)
    .execute();
}

/** Its records may be lent to whoever asks next. */
export async function releaseBatch(trx: Trx, batchId: string): Promise<void> {
  await trx
    .updateTable('cdr_batches')
    .set({ state: 'released' })
    .where('batch_id', '=', batchId)
    .where('state', '=', 'lent')
    .execute();
}

export async function closeBatch(
  trx: Trx,
  batchId: string,
  state: 'acknowledged' | 'superseded',
  now: Date,
): Promise<void> {
  await trx.updateTable('cdr_batches').set({ state, closed_at: now }).where('batch_id', '=', batchId).execute();
}

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}
