import type { Database } from '@strowger/db';
import { tryToStore } from '../../../../features/cdr/etl/store-or-quarantine.ts';
import type { RawRecord } from '../../../../features/cdr/raw-record.ts';
import type { RejectedLine } from './read-rows.ts';

export interface ReadLine {
  readonly line: number;
  readonly record: RawRecord;
}

export interface StoredBatch {
  readonly inserted: number;
  readonly rejected: readonly RejectedLine[];
}

class Undone extends Error {
  readonly result: StoredBatch;

  constructor(result: StoredBatch) {
    super('a trial is over');
    this.name = 'Undone';
    this.result = result;
  }
}

/**
 * Stores records in one transaction; those that are known change nothing. Where the database refuses a value, they are
 * stored one by one without the bad ones.
 * @param isTrial nothing stays
 */
export async function storeBatch(db: Database, lines: readonly ReadLine[], isTrial: boolean): Promise<StoredBatch> {
  try {
    return await db.transaction({ kind: 'all' }, async (trx) => {
      const together = await tryToStore(trx, lines);
      const rejected: RejectedLine[] = [];
      let inserted = together ?? 0;
      for (const one of together === null ? lines : []) {
        const stored = await tryToStore(trx, [one]);
        if (stored === null) rejected.push({ line: one.line, reason: 'a value is out of its range' });
        else inserted += stored;
      }
      if (isTrial) throw new Undone({ inserted, rejected });
      return { inserted, rejected };
    });
  } catch (error) {
    if (error instanceof Undone) return error.result;
    throw error;
  }
}
