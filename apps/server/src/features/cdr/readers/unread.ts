import { sql, type Trx } from '@strowger/db';

/**
 * The lowest sequence number that a consumer who has begun to read has not acknowledged (contract 40 A2, B12.1). Whoever may
 * call no more waits for nothing.
 * @returns null: nobody reads
 */
export async function unreadByConsumers(trx: Trx): Promise<number | null> {
  const { rows } = await sql<{ seq: number | null }>`
    select min(least(cursor_seq, (
      select min(from_seq) from cdr_batches as batch
      where batch.consumer_id = consumer.consumer_id and state in ('lent', 'released')))) + 1 as seq
    from cdr_consumers as consumer
    where cursor_seq is not null and (identity_id is null or identity_id in (
      select identity_id from integration_identity where enabled and deleted_at is null))`.execute(trx);
  return rows[0]?.seq ?? null;
}

/** The same for files that were promised and have not expired: they hold every record that was counted. */
export async function unreadInExports(trx: Trx): Promise<number | null> {
  const { rows } = await sql<{ seq: number | null }>`
    select min(first_seq) as seq from cdr_exports where expires_at > now()`.execute(trx);
  return rows[0]?.seq ?? null;
}
