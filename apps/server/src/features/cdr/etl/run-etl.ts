import { type Database, sql, type Trx } from '@strowger/db';
import type { Logger } from 'pino';
import { keepEventsAtTheEnd } from '../../../events/keep-event.ts';
import { parseRawRecord } from '../raw-record.ts';
import { importJournalFiles } from './import-journal-files.ts';
import { JournalReader } from './journal-reader.ts';
import { type EtlResult, JOURNAL, quarantine } from './quarantine.ts';
import { type ReadRecord, storeOrQuarantine } from './store-or-quarantine.ts';

const BATCH = 2_000;
/** Batches on their way at once: while the database writes one, the next is read and thought through. */
const LANES = 2;

/**
 * Moves the journal into the call records, until nothing is left (contract 40 A2). One run at a time over all
 * processes; a run that crashed has lost its lock with its connection, so the next one takes over at once.
 * @returns null when another run is under way
 */
export async function runEtl(
  db: Database,
  importDirectory: string,
  log: Pick<Logger, 'error'>,
): Promise<EtlResult | null> {
  const locked = await db.tryLock('cdr-etl', async () => {
    const runId = await db.transaction({ kind: 'all' }, begin);
    try {
      const result = await moveAll(db, runId, importDirectory, log);
      await db.transaction({ kind: 'all' }, (trx) => finish(trx, runId, { status: 'ok', error: null }));
      return result;
    } catch (error) {
      log.error({ err: error }, 'the CDR ETL failed');
      await db.transaction({ kind: 'all' }, (trx) =>
        finish(trx, runId, { status: 'error', error: 'the run was interrupted; it is tried again' }),
      );
      throw error;
    }
  });
  return locked.locked ? locked.value : null;
}

async function begin(trx: Trx): Promise<number> {
  // We hold the lock: a row that still says "running" belongs to a run that crashed.
  await trx
    .updateTable('cdr_etl_runs')
    .set({ status: 'error', error: 'the run was cut off', finished_at: new Date() })
    .where('status', '=', 'running')
    .execute();
  const run = await trx
    .insertInto('cdr_etl_runs')
    .values({ status: 'running' })
    .returning('etl_run_id')
    .executeTakeFirstOrThrow();
  return run.etl_run_id;
}

async function finish(trx: Trx, runId: number, end: { status: 'ok' | 'error'; error: string | null }): Promise<void> {
  await trx
    .updateTable('cdr_etl_runs')
    .set({ ...end, finished_at: new Date() })
    .where('etl_run_id', '=', runId)
    .execute();
  await trx
    .deleteFrom('cdr_etl_runs')
    .where('etl_run_id', '<', runId - 1000)
    .execute();
}

async function moveAll(
  db: Database,
  runId: number,
  importDirectory: string,
  log: Pick<Logger, 'error'>,
): Promise<EtlResult> {
  let inserted = 0;
  let rejected = 0;
  const count = (result: EtlResult) => {
    inserted += result.inserted;
    rejected += result.rejected;
  };
  const journal = new JournalReader(BATCH);
  const drain = async (): Promise<void> => {
    for (let read = BATCH; read === BATCH; ) {
      const moved = await db.transaction({ kind: 'all' }, (trx) => moveBatch(trx, runId, journal));
      count(moved);
      read = moved.read;
    }
  };
  await allDone(Array.from({ length: LANES }, drain));
  await importJournalFiles(db, importDirectory, log, async (trx, result) => {
    count(result);
    await beat(trx, runId, result);
  });
  return { inserted, rejected };
}

/** Nothing of it still runs when it fails, and the lock is given up. */
async function allDone(work: readonly Promise<void>[]): Promise<void> {
  for (const one of await Promise.allSettled(work)) if (one.status === 'rejected') throw one.reason;
}

/** The journal row goes in the transaction that writes its record: a crash in between loses and repeats nothing. */
async function moveBatch(trx: Trx, runId: number, journal: JournalReader): Promise<EtlResult & { read: number }> {
  const rows = await journal.next(trx);
  if (rows.length === 0) return { read: 0, inserted: 0, rejected: 0 };
  const good: ReadRecord[] = [];
  for (const row of rows) {
    const from = { source: JOURNAL, position: row.journal_id, line: () => JSON.stringify(row.record) };
    const parsed = parseRawRecord(row.record);
    if ('record' in parsed) good.push({ record: parsed.record, from });
    else await quarantine(trx, from, parsed.reason);
  }
  const stored = await storeOrQuarantine(trx, good, keepEventsAtTheEnd);
  await trx
    .deleteFrom('cdr_journal')
    .where(sql<boolean>`journal_id = any(${rows.map((row) => row.journal_id)}::bigint[])`)
    .execute();
  const result = { inserted: stored.inserted, rejected: rows.length - good.length + stored.rejected };
  await beat(trx, runId, result);
  return { ...result, read: rows.length };
}

async function beat(trx: Trx, runId: number, added: EtlResult): Promise<void> {
  await trx
    .updateTable('cdr_etl_runs')
    .set((eb) => ({
      heartbeat_at: new Date(),
      inserted: eb('inserted', '+', added.inserted),
      rejected: eb('rejected', '+', added.rejected),
    }))
    .where('etl_run_id', '=', runId)
    .execute();
}
