import type { Trx } from '@strowger/db';
import { closeBatch, insertBatch, type OpenBatch, openBatches, renewLease } from './batches.ts';
import { advanceCursor, type Consumer, cursorOf } from './consumers.ts';
import { openRecordsOf, readableBy, recordsOf, type SeqRange } from './records-of-consumer.ts';

/** Records that were handed out: those of the consumer within the range. */
export interface LentBatch extends SeqRange {
  /** Null: there is nothing to read. */
  readonly batchId: string | null;
  readonly hasMore: boolean;
  /** Without the records that were acknowledged since then; null: all. */
  readonly openSince: Date | null;
}

interface Wanted {
  /** Null: on from what was acknowledged last. */
  readonly cursor: number | null;
  readonly limit: number;
  readonly now: Date;
}

/**
 * Hands out records. What was handed out and not acknowledged comes first: the same batch while its lease runs, afterwards
 * another one of the same records. A cursor asks for the records after it, whatever became of others.
 * @param consumer locked by this transaction
 */
export async function lendBatch(trx: Trx, consumer: Consumer, wanted: Wanted): Promise<LentBatch> {
  await trx
    .updateTable('cdr_consumers')
    .set((eb) => ({ last_read_at: wanted.now, cursor_seq: eb.fn.coalesce('cursor_seq', eb.val(0)) }))
    .where('consumer_id', '=', consumer.consumerId)
    .execute();
  for (const open of await openBatches(trx, consumer, wanted.cursor)) {
    const lent = await lendAgain(trx, consumer, open, wanted);
    if (lent !== null) return lent;
  }
  return lendNew(trx, consumer, wanted);
}

/** @returns null when nothing of it is left to be acknowledged: it is closed then */
async function lendAgain(
  trx: Trx,
  consumer: Consumer,
  open: OpenBatch,
  { limit, now }: Wanted,
): Promise<LentBatch | null> {
  const { from, firstLentAt } = open;
  const left = await openRecordsOf(trx, consumer, open, firstLentAt)
    .select('cdr_seq')
    .orderBy('cdr_seq')
    .limit(limit + 1)
    .execute();
  if (left.length === 0) {
    await closeBatch(trx, open.batchId, 'acknowledged', now);
    await advanceCursor(trx, consumer, open.to);
    return null;
  }
  if (!open.isReleased && open.lentUntil > now) {
    await renewLease(trx, open.batchId, now);
    const hasMore = await isMoreAfter(trx, consumer, open.to);
    return { batchId: open.batchId, from, to: open.to, hasMore, openSince: firstLentAt };
  }
  await closeBatch(trx, open.batchId, 'superseded', now);
  const to = (left.length > limit ? left[limit - 1]?.cdr_seq : undefined) ?? open.to;
  const batchId = await insertBatch(trx, consumer, { from, to, firstLentAt, state: 'lent' }, now);
  // What this reader does not want at once waits for its turn.
  if (to < open.to) {
    await insertBatch(trx, consumer, { from: to, to: open.to, firstLentAt, state: 'released' }, now);
  }
  const hasMore = to < open.to || (await isMoreAfter(trx, consumer, to));
  return { batchId, from, to, hasMore, openSince: firstLentAt };
}

async function lendNew(trx: Trx, consumer: Consumer, { cursor, limit, now }: Wanted): Promise<LentBatch> {
  const from = cursor ?? (await cursorOf(trx, consumer));
  // Asked before the records are: what is stored in between is for the next batch.
  const readable = Math.max(from, await readableBy(trx, consumer));
  const found = await recordsOf(trx, consumer, { from, to: readable })
    .select('cdr_seq')
    .orderBy('cdr_seq')
    .limit(limit + 1)
    .execute();
  if (found.length === 0) {
    // None of these is his: he need not look there again.
    if (cursor === null) await advanceCursor(trx, consumer, readable);
    return { batchId: null, from, to: readable, hasMore: false, openSince: null };
  }
  const hasMore = found.length > limit;
  const to = (hasMore ? found[limit - 1]?.cdr_seq : undefined) ?? readable;
  const batchId = await insertBatch(trx, consumer, { from, to, firstLentAt: null, state: 'lent' }, now);
  return { batchId, from, to, hasMore, openSince: null };
}

/** Whether something waits after this batch, in others that are open or beyond all of them. */
async function isMoreAfter(trx: Trx, consumer: Consumer, to: number): Promise<boolean> {
  const others = await openBatches(trx, consumer, null);
  if (others.some((other) => other.from >= to)) return true;
  const from = Math.max(to, await cursorOf(trx, consumer));
  const found = await recordsOf(trx, consumer, { from, to: await readableBy(trx, consumer) })
    .select('cdr_seq')
    .limit(1)
    .execute();
  return found.length > 0;
}
