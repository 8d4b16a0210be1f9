import { sql, type Trx } from '@strowger/db';

/**
 * Runs statements by the indexes that give their rows in order, and end with the window. The fence makes the planner expect
 * a fraction of the rows that there are; it would rather read all of them and sort.
 */
export async function byOrderedIndexes<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  await sort(trx, 'off');
  const result = await work();
  await sort(trx, 'on');
  return result;
}

/** To the end of the transaction at the latest. */
async function sort(trx: Trx, allowed: 'on' | 'off'): Promise<void> {
  await sql`select set_config('enable_sort', ${allowed}, true), set_config('enable_bitmapscan', ${allowed}, true)`.execute(
    trx,
  );
}
