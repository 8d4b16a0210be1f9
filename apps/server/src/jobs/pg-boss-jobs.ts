import type { Database } from '@strowger/db';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { JobRunner } from './jobs.ts';

export interface PgBossJobsOptions {
  readonly url: string;
  readonly db: Database;
  readonly log: Logger;
  /** Whether this process carries jobs out; all may put some in the queue. */
  readonly worker: boolean;
}

type Handler = (data: unknown, signal: AbortSignal) => Promise<void>;

interface Declared {
  readonly cron: string | null;
  readonly handler: Handler;
}

const SCHEMA = 'pgboss';
const CONNECTIONS = 4;
/** How often a queue is looked into: somebody may wait for a job that was put there, nobody for one of the clock. */
const POLL_SECONDS = 2;
const POLL_CLOCK_SECONDS = 15;
/** How long a job may go on after the program was told to end. */
const STOP_WITHIN_MS = 10_000;

/** Jobs in the database, by pg-boss in a schema of its own. */
export function createJobs(options: PgBossJobsOptions): JobRunner {
  const declared = new Map<string, Declared>();
  let boss: Promise<PgBoss> | null = null;

  const opened = (): Promise<PgBoss> => {
    boss ??= open(options, [...declared.keys()]).catch((error: unknown) => {
      boss = null;
      throw error;
    });
    return boss;
  };
  const declare = (name: string, one: Declared): void => {
    if (declared.has(name)) throw new Error(`the job ${name} is declared twice`);
    declared.set(name, one);
  };

  return {
    schedule: (name, cron, handler) => declare(name, { cron, handler: (_data, signal) => handler(signal) }),
    handle: (name, handler) => declare(name, { cron: null, handler }),
    async enqueue(trx, name, data, { startAfter, startAfterSeconds, singletonKey, retryLimit } = {}) {
      if (!declared.has(name)) throw new Error(`nothing handles the job ${name}`);
      const running = await opened();
      await running.send(name, data, {
        db: fromKysely(trx),
        ...(startAfter ? { startAfter } : {}),
        ...(startAfterSeconds === undefined ? {} : { startAfter: startAfterSeconds }),
        ...(singletonKey === undefined ? {} : { singletonKey }),
        ...(retryLimit === undefined ? {} : { retryLimit }),
      });
    },
    async start() {
      if (!options.worker) return;
      await work(await opened(), declared, options.log);
    },
    async stop() {
      const running = await boss?.catch(() => null);
      await running?.stop({ graceful: true, timeout: STOP_WITHIN_MS, close: true });
    },
  };
}

async function open({ url, db, log, worker }: PgBossJobsOptions, names: readonly string[]): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'strowger jobs',
    schema: SCHEMA,
    max: CONNECTIONS,
    supervise: worker,
    schedule: worker,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'));
  await boss.start();
  await db.grantSchema(SCHEMA);
  for (const name of names) await boss.createQueue(name, { retryBackoff: true });
  return boss;
}

async function work(boss: PgBoss, declared: ReadonlyMap<string, Declared>, log: Logger): Promise<void> {
  for (const { name } of await boss.getSchedules()) {
    if (!declared.get(name)?.cron) await boss.unschedule(name);
  }
  for (const [name, { cron, handler }] of declared) {
    if (cron !== null) await boss.schedule(name, cron, null, { tz: 'UTC', singletonKey: name });
    const pollingIntervalSeconds = cron === null ? POLL_SECONDS : POLL_CLOCK_SECONDS;
    await boss.work<unknown>(name, { pollingIntervalSeconds }, async (jobs) => {
      for (const job of jobs) await carryOut(name, job, handler, log);
    });
  }
}

/** A job that fails is tried again by the queue; here it is only told. */
async function carryOut(
  name: string,
  job: { readonly data: unknown; readonly signal: AbortSignal },
  handler: Handler,
  log: Logger,
): Promise<void> {
  try {
    await handler(job.data, job.signal);
    log.debug({ job: name }, 'job done');
  } catch (error) {
    log.error({ err: error, job: name }, 'job failed');
    throw error;
  }
}
