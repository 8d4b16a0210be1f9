import { refusesData, savepoint, type Trx } from '@strowger/db';
import { keepEvents } from '../../../events/keep-event.ts';
import type { RawRecord } from '../raw-record.ts';
import { type EtlResult, JOURNAL, quarantine, type ReadFrom } from './quarantine.ts';
import { storeRecords } from './store-records.ts';

/** A record with the place where it was read. */
export interface ReadRecord {
  readonly record: RawRecord;
  readonly from: ReadFrom;
}

/**
 * Stores records in the caller's transaction. Where the database refuses some of them, halves are tried by themselves until
 * those are found that it refuses alone; they go to the quarantine: a bad record never stops the run (contract 40 A2).
 * @param keep how the events are kept of records that are stored together, and are the last that the transaction stores
 */
export async function storeOrQuarantine(
  trx: Trx,
  read: readonly ReadRecord[],
  keep: KeepEvents = keepEvents,
): Promise<EtlResult> {
  const together = await tryToStore(trx, read, keep);
  if (together !== null) return { inserted: together, rejected: 0 };
  const [one] = read;
  if (read.length === 1 && one !== undefined) {
    await quarantine(trx, one.from, 'a value is out of its range');
    return { inserted: 0, rejected: 1 };
  }
  const middle = Math.ceil(read.length / 2);
  const first = await storeOrQuarantine(trx, read.slice(0, middle));
  const second = await storeOrQuarantine(trx, read.slice(middle));
  return { inserted: first.inserted + second.inserted, rejected: first.rejected + second.rejected };
}

type KeepEvents = typeof keepEvents;
type ReadSomewhere = Pick<ReadRecord, 'record'> & Partial<ReadRecord>;

/** @returns how many were new; null when the database refuses a value, and then nothing was stored */
export async function tryToStore(
  trx: Trx,
  read: readonly ReadSomewhere[],
  keep: KeepEvents = keepEvents,
): Promise<number | null> {
  if (read.length === 0) return 0;
  const records = read.map(({ record }) => record);
  const journal = read.flatMap(({ from }) => (from?.source === JOURNAL ? [from.position] : []));
  try {
    return await savepoint(trx, () =>
      storeRecords(trx, records, journal.length === read.length ? journal : null, keep),
    );
  } catch (error) {
    if (refusesData(error)) return null;
    throw error;
  }
}
