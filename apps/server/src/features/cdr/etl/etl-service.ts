import type { Database } from '@strowger/db';
import type { Logger } from 'pino';
import { formatLocal, UTC } from '../../../time/zone.ts';
import type { EtlResult } from './quarantine.ts';
import { runEtl } from './run-etl.ts';

/** The ETL of this process: woken when records reach the journal, on demand, and now and then for those of others. */
export interface EtlService {
  /** Something is in the journal. Returns at once. */
  wake(): void;
  /** Runs now and resolves when done; null when a run is under way elsewhere. */
  run(): Promise<EtlResult | null>;
  status(): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

const SWEEP_MS = 15_000;
/** Records that reach the journal after a quiet time are moved soon; under load, those of an interval together. */
const SOON_MS = 250;
const INTERVAL_MS = 2_000;
/** A run that says nothing for so long is none any more. */
const STALE_MS = 600_000;

/** @param worker false: this process only reports and runs on demand */
export function startEtl(options: {
  readonly db: Database;
  readonly log: Logger;
  readonly importDirectory: string;
  readonly worker: boolean;
}): EtlService {
  const { db, log } = options;
  let running: Promise<EtlResult | null> | null = null;
  let next: Promise<EtlResult | null> | null = null;
  let gathering: NodeJS.Timeout | undefined;
  let lastRun = 0;

  const start = (): Promise<EtlResult | null> => {
    lastRun = performance.now();
    running = runEtl(db, options.importDirectory, log).finally(() => {
      running = null;
    });
    return running;
  };
  // A run that is under way may have passed what is asked for: another one follows it.
  const run = (): Promise<EtlResult | null> => {
    clearTimeout(gathering);
    gathering = undefined;
    if (!running) return start();
    next ??= running
      .catch(() => null)
      .then(() => {
        next = null;
        return start();
      });
    return next;
  };
  const wake = (): void => {
    if (!options.worker) return;
    const runLater = () => {
      run().catch((error: unknown) => log.warn({ err: error }, 'the ETL is tried again soon'));
    };
    gathering ??= setTimeout(runLater, Math.max(SOON_MS, lastRun + INTERVAL_MS - performance.now()));
  };
  const sweep = setInterval(wake, SWEEP_MS);

  return {
    wake,
    run,
    status: () => db.transaction({ kind: 'all' }, (trx) => readStatus(trx), { readOnly: true }),
    async stop() {
      clearInterval(sweep);
      clearTimeout(gathering);
      await (next ?? running)?.catch(() => undefined);
    },
  };
}

/** The bodies of contract 40 A8. */
async function readStatus(trx: Parameters<Parameters<Database['transaction']>[1]>[0]) {
  const last = await trx.selectFrom('cdr_etl_runs').selectAll().orderBy('etl_run_id', 'desc').executeTakeFirst();
  const oldest = await trx
    .selectFrom('cdr_journal')
    .select((eb) => eb.fn.min('received_at').as('at'))
    .executeTakeFirst();
  const seq = await trx
    .selectFrom('cdr')
    .select((eb) => eb.fn.max('cdr_seq').as('seq'))
    .executeTakeFirst();
  const shared = {
    rejected: last?.rejected ?? 0,
    lag_seconds: oldest?.at ? Math.max(0, Math.round((Date.now() - oldest.at.getTime()) / 1000)) : 0,
    cursor: seq?.seq ?? 0,
  };
  if (!last) return { running: false, status: 'never_run', last_run: null, inserted: 0, ...shared };
  if (last.status === 'running' && Date.now() - last.heartbeat_at.getTime() > STALE_MS) {
    return {
      running: false,
      status: 'error',
      error: 'the run was cut off',
      last_run: formatLocal(last.heartbeat_at, UTC),
      ...shared,
    };
  }
  if (last.status === 'running') {
    return { running: true, status: 'running', started_at: formatLocal(last.started_at, UTC), ...shared };
  }
  const last_run = formatLocal(last.finished_at ?? last.started_at, UTC);
  return last.status === 'ok'
    ? { running: false, status: 'ok', last_run, inserted: last.inserted, ...shared }
    : { running: false, status: 'error', error: last.error ?? '', last_run, ...shared };
}
