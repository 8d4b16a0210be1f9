import type { Trx } from '@strowger/db';
import { closeBatch, openBatches } from './batches.ts';
import type { Consumer } from './consumers.ts';
import { readableBy, recordsOf } from './records-of-consumer.ts';

/** Where to read from so that no call is missed that began at that time or later, however late it was recorded. */
export async function seqBefore(trx: Trx, consumer: Consumer, at: Date): Promise<number> {
  const to = await readableBy(trx, consumer);
  const { first } = await recordsOf(trx, consumer, { from: -1, to })
    .where('start_time', '>=', at)
    .select((eb) => eb.fn.min('cdr_seq').as('first'))
    .executeTakeFirstOrThrow();
  return first === null ? to : first - 1;
}

/**
 * The consumer reads on from there, whatever he was handed before.
 * @param consumer locked by this transaction
 */
export async function resetCursor(trx: Trx, consumer: Consumer, cursor: number, now: Date): Promise<void> {
  for (const open of await openBatches(trx, consumer, null)) await closeBatch(trx, open.batchId, 'superseded', now);
  await trx
    .updateTable('cdr_consumers')
    .set({ cursor_seq: cursor })
    .where('consumer_id', '=', consumer.consumerId)
    .execute();
}
