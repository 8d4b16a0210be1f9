import { type Database, sql } from '@strowger/db';
import { fenceOf, type Scope } from '../../../../access/scope.ts';
import type { Column } from '../records/columns.ts';
import { type Pinned, type Selection, selectedRecords } from './selection.ts';

/** Whose marks a selection goes by: all consumers of an identity, or the named one. */
export interface MarkOwner {
  readonly identityId: number;
  readonly consumer: string | null;
}

/**
 * Settles what a file holds: the records that there are now, by one statement and therefore all of one moment. As records
 * become visible in the order of their sequence numbers, whatever is stored later lies beyond the last of them.
 */
export async function pin(
  db: Database,
  scope: Scope,
  owner: MarkOwner,
  asked: Omit<Selection, 'consumers' | 'columns'> & { readonly columns: readonly Column[] },
): Promise<Pinned> {
  const marks = await settleMarks(db, scope, owner);
  const selection = { ...asked, columns: [...asked.columns], consumers: [...marks.consumers] };
  const found = await db.transaction(
    fenceOf(scope),
    (trx) =>
      selectedRecords(trx, scope, selection, marks.at)
        .select((eb) => [
          eb.fn.countAll<number>().as('total'),
          eb.fn.min('cdr_seq').as('first'),
          eb.fn.max('cdr_seq').as('last'),
        ])
        .executeTakeFirstOrThrow(),
    { readOnly: true },
  );
  return {
    selection,
    columns: asked.columns,
    firstSeq: found.first,
    lastSeq: found.last,
    total: found.total,
    pinnedAt: marks.at,
  };
}

interface SettledMarks {
  readonly consumers: readonly number[];
  readonly at: Date;
}

/**
 * A moment before which no more marks will be made: whoever marks holds his consumer until he is done, and takes the time
 * when he has got hold of it.
 */
function settleMarks(db: Database, scope: Scope, { identityId, consumer }: MarkOwner): Promise<SettledMarks> {
  return db.transaction(fenceOf(scope), async (trx) => {
    let query = trx.selectFrom('cdr_consumers').select('consumer_id').where('identity_id', '=', identityId);
    if (consumer !== null) query = query.where('name', '=', consumer);
    const held = await query.orderBy('consumer_id').forShare().execute();
    const { rows } = await sql<{ at: Date }>`select clock_timestamp()::timestamptz(3) as at`.execute(trx);
    const at = rows[0]?.at;
    if (at === undefined) throw new Error('the database told no time');
    return { consumers: held.map((row) => row.consumer_id), at };
  });
}
