import type { Database, Trx } from '@strowger/db';

/** Small enough not to hold locks for long. */
const BATCH = 5_000;

/**
 * Deletes what has had its time, batch by batch, each in a transaction of its own, until nothing is left of it.
 * @param deleteSome deletes at most `most` rows and says how many it did
 * @param most rows of a batch
 */
export async function deleteInBatches(
  db: Database,
  signal: AbortSignal,
  deleteSome: (trx: Trx, most: number) => Promise<number>,
  most: number = BATCH,
): Promise<void> {
  let deleted = most;
  while (deleted === most && !signal.aborted) {
    deleted = await db.transaction({ kind: 'all' }, (trx) => deleteSome(trx, most));
  }
}
