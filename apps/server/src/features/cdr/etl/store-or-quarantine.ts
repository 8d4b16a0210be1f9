import { refusesData, savepoint, type Trx } from '@strowger/db';
import type { RawRecord } from '../raw-record.ts';
import { type EtlResult, quarantine } from './quarantine.ts';
import { storeRecords } from './store-records.ts';

/** A record with the place where it was read. */
export interface ReadRecord {
  readonly record: RawRecord;
  readonly from: Parameters<typeof quarantine>[1];
}

/**
 * Stores records in the caller's transaction. Where the database refuses one of them, they are stored one by one, and
 * what it refuses goes to the quarantine: a bad record never stops the run (contract 40 A2).
 */
export async function storeOrQuarantine(trx: Trx, read: readonly ReadRecord[]): Promise<EtlResult> {
  const together = await tryToStore(trx, read);
  if (together !== null) return { inserted: together, rejected: 0 };
  let inserted = 0;
  let rejected = 0;
  for (const one of read) {
    const stored = await tryToStore(trx, [one]);
    if (stored === null) {
      rejected += 1;
      await quarantine(trx, one.from, 'a value is out of its range');
    } else inserted += stored;
  }
  return { inserted, rejected };
}

/** @returns how many were new; null when the database refuses a value, and then nothing was stored */
async function tryToStore(trx: Trx, read: readonly ReadRecord[]): Promise<number | null> {
  if (read.length === 0) return 0;
  try {
    return await savepoint(trx, () =>
      storeRecords(
        trx,
        read.map(({ record }) => record),
      ),
    );
  } catch (error) {
    if (refusesData(error)) return null;
    throw error;
  }
}
