import type { Database, Trx } from '@strowger/db';
import type { Logger } from 'pino';
import type { StrowgerEvent } from './event-types.ts';
import { type KeptRow, keptEventOf } from './kept-event-row.ts';

export interface KeptReaderOptions {
  readonly db: Database;
  readonly log: Logger;
  readonly deliver: (event: StrowgerEvent) => void;
}

export interface KeptReader {
  /** From now on: nothing that was committed before. */
  start(): Promise<void>;
  /** Tells everything committed since the last reading; resolves when that is done. */
  read(): Promise<void>;
  close(): void;
}

const BATCH = 500;
const RETRY_MS = 1_000;

/** Reads kept events in the order of their ids. A notice only wakes it up, so a lost one loses nothing. */
export function createKeptReader({ db, log, deliver }: KeptReaderOptions): KeptReader {
  /** Null until it has started. */
  let last: number | null = null;
  let state: { reading: Promise<void>; again: Promise<void> | null } | null = null;
  let retry: NodeJS.Timeout | null = null;
  let closed = false;

  const readAll = async (): Promise<void> => {
    while (last !== null && !closed) {
      const after: number = last;
      const rows = await db.transaction({ kind: 'all' }, (trx) => nextRows(trx, after), { readOnly: true });
      for (const row of rows) {
        last = row.event_id;
        const event = keptEventOf(row);
        if (event) deliver(event);
      }
      if (rows.length < BATCH) return;
    }
  };
  const readSafely = async (): Promise<void> => {
    try {
      await readAll();
    } catch (error) {
      if (closed) return;
      log.warn({ err: error }, 'kept events could not be read; trying again');
      retry ??= setTimeout(() => {
        retry = null;
        void read();
      }, RETRY_MS);
    }
  };
  const run = (): Promise<void> => {
    const reading = readSafely().finally(() => {
      if (state?.reading === reading && state.again === null) state = null;
    });
    state = { reading, again: null };
    return reading;
  };
  /** A reading that runs already may be past what the caller means: one more follows it, shared by all who ask. */
  const read = (): Promise<void> => {
    if (state === null) return run();
    state.again ??= state.reading.then(run);
    return state.again;
  };

  return {
    async start() {
      last = await db.transaction({ kind: 'all' }, lastId, { readOnly: true });
    },
    read,
    close() {
      closed = true;
      if (retry) clearTimeout(retry);
    },
  };
}

async function lastId(trx: Trx): Promise<number> {
  const row = await trx
    .selectFrom('events')
    .select((select) => select.fn.max('event_id').as('last'))
    .executeTakeFirst();
  return row?.last ?? 0;
}

function nextRows(trx: Trx, after: number): Promise<KeptRow[]> {
  return trx.selectFrom('events').selectAll().where('event_id', '>', after).orderBy('event_id').limit(BATCH).execute();
}
