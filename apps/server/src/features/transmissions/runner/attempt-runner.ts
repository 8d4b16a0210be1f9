import { setTimeout as pause } from 'node:timers/promises';
import { sql } from '@strowger/db';
import type { AttemptProgress } from '@strowger/switch';
import type { Platform } from '../../../platform.ts';
import { SERVICE, serviceNamed } from '../../programs/services.ts';
import { advanceSpool } from '../../spools/spool-state.ts';
import { NO_PROVIDER } from '../attempt-result.ts';
import type { CarrierOutcome, CarrierRun, Prepared } from '../carriers/carrier.ts';
import { carrierOf } from '../carriers/registry.ts';
import { onWork } from '../wake-runners.ts';
import { claimAttempts, renewLeases } from './claim-attempts.ts';
import { finishAttempt, restarted, resultOfError, withoutOutcome } from './finish-attempt.ts';
import { markStarted, readAttempt } from './start-attempt.ts';
import { startDueTries } from './start-due-tries.ts';

/** What other processes queue, and what is due by the clock, is found by looking. */
const LOOK_MS = 5_000;
/** Attempts of one process at a time. */
const MOST_AT_ONCE = 200;
/** How long attempts may take to settle when the program ends; what has not settled is found by the next process. */
const STOP_WITHIN_MS = 5_000;

/** Carries out queued attempts of this process (contract 30 §18.5). */
export interface AttemptRunner {
  wake(): void;
  /** Looks now; resolves when what there is to do has begun. */
  look(): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the runner: it takes attempts from the queue, begins each once, and goes on with what processes before it have left.
 * Every step is a transaction, so that it may be killed at any moment.
 */
export function startAttemptRunner(platform: Platform): AttemptRunner {
  const { db, log, bus } = platform;
  const live = new Map<number, CarrierRun>();
  const busy = new Set<Promise<void>>();
  let passing: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const pass = async (): Promise<void> => {
    await renewLeases(db);
    await settleLost(platform);
    await cancelDeleted(platform, live);
    await startDueTries(platform);
    const services = await servicesHere(platform);
    for (const spoolId of await claimAttempts(db, services, MOST_AT_ONCE - busy.size)) {
      const done = carryOut(platform, spoolId, live)
        .catch((error: unknown) => log.error({ err: error, spool_id: spoolId }, 'an attempt could not be settled'))
        .finally(() => {
          busy.delete(done);
          // A channel is free.
          if (!stopped) wake();
        });
      busy.add(done);
    }
  };
  const wake = (): void => {
    if (stopped) return;
    if (passing !== null) {
      again = true;
      return;
    }
    passing = pass()
      .catch((error: unknown) => log.error({ err: error }, 'attempts could not be looked for'))
      .finally(() => {
        passing = null;
        if (!again) return;
        again = false;
        wake();
      });
  };

  const timer = setInterval(wake, LOOK_MS).unref();
  const leave = [
    onWork(db, wake),
    bus.onKept((event) => {
      if (event.type === 'fax.queued') wake();
    }),
  ];
  wake();
  return {
    wake,
    async look() {
      wake();
      while (passing !== null) await passing;
    },
    async settled() {
      while (passing !== null || busy.size > 0) await Promise.all([passing, ...busy]);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      for (const unsubscribe of leave) unsubscribe();
      await passing;
      await Promise.race([Promise.all(busy), pause(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}

/** Bits of the services that this process can carry: what goes over the line needs a call engine. */
async function servicesHere({ engine }: Platform): Promise<number[]> {
  const hasLine = (await engine.health()).upSince !== null;
  return hasLine ? Object.values(SERVICE) : [SERVICE.sms, SERVICE.email];
}

/** One attempt from its claim to its end. */
async function carryOut(platform: Platform, spoolId: number, live: Map<number, CarrierRun>): Promise<void> {
  const finish = (outcome: CarrierOutcome) =>
    platform.db.transaction({ kind: 'all' }, (trx) => finishAttempt(trx, platform, spoolId, outcome));
  const prepared = await prepare(platform, spoolId);
  if (prepared === null) return;
  if ('result' in prepared) return finish(prepared);
  try {
    if (!(await platform.db.transaction({ kind: 'all' }, (trx) => markStarted(trx, platform, spoolId)))) return;
    await finish(await run(platform, spoolId, prepared, live));
  } finally {
    live.delete(spoolId);
    await prepared.release();
  }
}

/** What is ready to begin, or what came of it without; null: it is nobody's any more. */
async function prepare(platform: Platform, spoolId: number): Promise<Prepared | CarrierOutcome | null> {
  const over = (result: CarrierOutcome['result']) => withoutOutcome(result, platform.now());
  try {
    const attempt = await platform.db.transaction({ kind: 'all' }, (trx) => readAttempt(trx, platform, spoolId));
    if (attempt === 'gone') return null;
    if (attempt === 'refused') return over({ kind: 'refused' });
    if (attempt === 'cancelled') return over({ kind: 'failed', response: 'ORIGINATOR_CANCEL', isWorthAnother: false });
    const service = serviceNamed(SERVICE[attempt.work.service]);
    const carrier = service === null ? null : carrierOf(service);
    if (carrier === null) return over({ kind: 'no_provider', response: NO_PROVIDER });
    return await carrier.prepare(platform, attempt);
  } catch (error) {
    platform.log.warn({ err: error, spool_id: spoolId }, 'an attempt could not be prepared');
    return over(resultOfError(error));
  }
}

/** From the first digit to the end. Never rejects: what goes wrong is an outcome. */
async function run(
  platform: Platform,
  spoolId: number,
  prepared: Prepared,
  live: Map<number, CarrierRun>,
): Promise<CarrierOutcome> {
  const { db, log } = platform;
  let told: Promise<unknown> = Promise.resolve();
  const tell = (news: 'connected' | 'started', callId?: string): void => {
    told = told
      .then(() => note(platform, spoolId, news, callId))
      .catch((error: unknown) => log.warn({ err: error, spool_id: spoolId }, 'an attempt’s progress was not stored'));
  };
  const progress = ({ state }: AttemptProgress): void => {
    if (state === 'connected') tell('connected');
  };
  try {
    const begun = await prepared.begin(progress);
    live.set(spoolId, begun);
    if (begun.callId !== null) tell('started', begun.callId);
    await cancelDeleted({ db, log }, live);
    const outcome = await begun.finished;
    await told;
    return outcome;
  } catch (error) {
    log.warn({ err: error, spool_id: spoolId }, 'an attempt could not be begun');
    return withoutOutcome(resultOfError(error), platform.now());
  }
}

function note(
  { db, now }: Platform,
  spoolId: number,
  news: 'connected' | 'started',
  callId?: string,
): Promise<unknown> {
  const at = now();
  return db.transaction({ kind: 'all' }, async (trx) => {
    if (callId !== undefined)
      await trx.updateTable('spools').set({ call_id: callId }).where('spool_id', '=', spoolId).execute();
    if (news === 'connected') await advanceSpool(trx, spoolId, 'connected', { at });
  });
}

/** Ends attempts whose transmissions were deleted (contract 30 §18.5), or went with their tenant (§24). */
async function cancelDeleted(
  { db, log }: Pick<Platform, 'db' | 'log'>,
  live: ReadonlyMap<number, CarrierRun>,
): Promise<void> {
  // One that begins meanwhile looks by itself.
  const asked = [...live];
  if (asked.length === 0) return;
  const { rows } = await db.transaction(
    { kind: 'all' },
    (trx) =>
      sql<{ spool_id: number }>`
        select spool_id from spools join transmissions using (transmission_id)
        where spool_id = any (${asked.map(([id]) => id)}::integer[]) and not transmissions.is_deleted`.execute(trx),
    { readOnly: true },
  );
  const kept = new Set(rows.map(({ spool_id }) => spool_id));
  for (const [spool_id, run] of asked) {
    if (kept.has(spool_id)) continue;
    await run
      .cancel()
      .catch((error: unknown) => log.info({ err: error, spool_id }, 'an attempt had ended before it was cancelled'));
  }
}

/** Attempts and receptions of processes that died: each failed, and follows the retry rule (contract 30 §18.5). */
async function settleLost(platform: Platform): Promise<void> {
  const { rows } = await platform.db.transaction(
    { kind: 'all' },
    (trx) =>
      sql<{ spool_id: number }>`
        select spool_id from spools
        where status in ('started', 'connected') and lease_until < clock_timestamp() limit 200`.execute(trx),
    { readOnly: true },
  );
  for (const { spool_id } of rows) {
    await platform.db.transaction({ kind: 'all' }, async (trx) => {
      const { rows: still } = await sql`
        select from spools where spool_id = ${spool_id} and lease_until < clock_timestamp()
        for update skip locked`.execute(trx);
      if (still.length > 0) await finishAttempt(trx, platform, spool_id, restarted(platform.now()));
    });
  }
}
