import { rmSync } from 'node:fs';
import { type Database, jsonbText, sql, type Trx } from '@strowger/db';
import type { CallJournal, CallRecord } from '@strowger/switch';
import type { Logger } from 'pino';
import { openJournalSpool, readSpoolsOfDeadProcesses } from './journal-spool.ts';

/** The journal of finished legs: on disk at once, in the database soon after (contract 40 A2). */
export interface StoredCallJournal extends CallJournal {
  /** Records not yet in the database. */
  pending(): number;
  /** Resolves when all that was closed before is in the database. Rejects when it is away. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const BATCH = 500;
const BEAT_MS = 5_000;
const RETRY_MS = 2_000;
/** A lone leg goes to the database soon; of many, those that end within the interval go together. */
const SOON_MS = 100;
const INTERVAL_MS = 1_000;

/**
 * @param directory where the spool lies
 * @param onStored told after records reached the database: the ETL has work
 */
export async function startCallJournal(options: {
  readonly db: Database;
  readonly directory: string;
  readonly log: Logger;
  readonly onStored: () => void;
}): Promise<StoredCallJournal> {
  const { db, log } = options;
  await recoverLeftBehind(options);
  const spool = openJournalSpool(options.directory);
  let pending: CallRecord[] = [];
  let running: Promise<void> | null = null;
  let gathering: NodeJS.Timeout | undefined;
  let lastRun = 0;

  const drain = async (): Promise<void> => {
    while (pending.length > 0) {
      const batch = pending.slice(0, BATCH);
      await db.transaction({ kind: 'all' }, (trx) => storeRecords(trx, batch));
      pending = pending.slice(batch.length);
      spool.stored(batch);
      options.onStored();
    }
  };
  const run = (): Promise<void> => {
    clearTimeout(gathering);
    gathering = undefined;
    lastRun = performance.now();
    running ??= drain().finally(() => {
      running = null;
    });
    return running;
  };
  const kick = (): void => {
    run().catch((error: unknown) => {
      log.warn({ err: error, pending: pending.length }, 'call records wait for the database');
      gathering ??= setTimeout(kick, RETRY_MS);
    });
  };
  const beat = setInterval(() => spool.beat(), BEAT_MS);

  return {
    opened: (record) => spool.opened(record),
    closed(record) {
      spool.closed(record);
      pending.push(record);
      gathering ??= setTimeout(kick, Math.max(SOON_MS, lastRun + INTERVAL_MS - performance.now()));
    },
    pending: () => pending.length,
    flush: run,
    async stop() {
      clearInterval(beat);
      await run().catch((error: unknown) => log.warn({ err: error }, 'call records stay in the spool'));
      clearTimeout(gathering);
      spool.close();
    },
  };
}

async function recoverLeftBehind(options: { db: Database; directory: string; log: Logger; onStored: () => void }) {
  for (const { path, records } of readSpoolsOfDeadProcesses(options.directory, options.log)) {
    for (let i = 0; i < records.length; i += BATCH) {
      await options.db.transaction({ kind: 'all' }, (trx) => storeRecords(trx, records.slice(i, i + BATCH)));
    }
    rmSync(path, { force: true });
    if (records.length > 0) options.log.info({ records: records.length }, 'took over call records of an earlier run');
  }
  options.onStored();
}

/** Idempotent: a record that is known changes nothing. */
async function storeRecords(trx: Trx, records: readonly CallRecord[]): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map((record) => ({ call_id: record.call_id, leg: record.leg, record }));
  await sql`
    insert into cdr_journal (call_id, leg, record)
    select call_id, leg, record
    from jsonb_to_recordset(${jsonbText(rows)}::jsonb) as row(call_id text, leg text, record jsonb)
    on conflict (call_id, leg) do nothing`.execute(trx);
}
