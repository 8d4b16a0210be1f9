import { type Database, sql } from '@strowger/db';
import { fenceOf, type Scope } from '../../../../access/scope.ts';
import type { FullRecord } from '../records/columns.ts';
import { readRecords } from '../records/read-records.ts';
import { marksOf, type Pinned, selectedRecords } from './selection.ts';

const BATCH = 1_000;

/**
 * The records of a file, a thousand at a time, each batch in a short transaction of its own: however slowly they are taken,
 * no connection to the database waits for it.
 * @param after only those with higher sequence numbers
 */
export async function* readPinned(
  db: Database,
  scope: Scope,
  pinned: Pinned,
  after: number,
): AsyncGenerator<readonly FullRecord[]> {
  const { firstSeq, lastSeq, selection, pinnedAt } = pinned;
  if (firstSeq === null || lastSeq === null) return;
  let last = Math.max(after, firstSeq - 1);
  while (last < lastSeq) {
    const batch = await db.transaction(
      fenceOf(scope),
      async (trx) => {
        // Else each batch may be sorted out of the whole period anew.
        await sql`set local enable_sort = off`.execute(trx);
        const query = selectedRecords(trx, scope, selection, pinnedAt)
          .where('cdr_seq', '>', last)
          .where('cdr_seq', '<=', lastSeq)
          .limit(BATCH);
        return readRecords(trx, query, marksOf(pinned));
      },
      { readOnly: true },
    );
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
    last = batch.at(-1)?.cdr_seq ?? lastSeq;
  }
}

/** How many records lie behind a sequence number. */
export async function countPinned(db: Database, scope: Scope, pinned: Pinned, after: number): Promise<number> {
  const { lastSeq, firstSeq } = pinned;
  if (lastSeq === null || firstSeq === null || after >= lastSeq) return 0;
  if (after < firstSeq) return pinned.total;
  const found = await db.transaction(
    fenceOf(scope),
    (trx) =>
      selectedRecords(trx, scope, pinned.selection, pinned.pinnedAt)
        .where('cdr_seq', '>', after)
        .where('cdr_seq', '<=', lastSeq)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow(),
    { readOnly: true },
  );
  return found.count;
}
