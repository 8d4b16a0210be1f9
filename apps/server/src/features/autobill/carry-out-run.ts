import { type Database, sql, type Trx } from '@strowger/db';
import type { Logger } from 'pino';
import type { RateBook } from '../charging/rate-book.ts';
import { billPeriod, UnevenLines, type WaitingPeriod } from './bill-period.ts';

export interface RunParts {
  readonly db: Database;
  readonly rates: RateBook;
  readonly log: Pick<Logger, 'error'>;
  readonly now: () => Date;
}

/**
 * Bills the periods of a run that are not billed yet, one after the other, each in a transaction of its own. What a crash cut
 * off is done by whoever carries the run out again; two at the same time share the periods.
 */
export async function carryOutRun(parts: RunParts, runId: string, signal?: AbortSignal): Promise<void> {
  const { db, now } = parts;
  await beat(db, runId, now());
  const passed = new Set<number>();
  for (;;) {
    if (signal?.aborted) return;
    const done = await billNext(parts, runId, passed);
    if (done === null) break;
    passed.add(done);
    await beat(db, runId, now());
  }
  await finish(db, runId, now());
}

/** @returns the period that was billed or failed; null: there is none left */
async function billNext(parts: RunParts, runId: string, passed: ReadonlySet<number>): Promise<number | null> {
  const { db, rates, now } = parts;
  const taken: WaitingPeriod[] = [];
  try {
    return await db.transaction({ kind: 'all' }, async (trx) => {
      const period = await lockNext(trx, runId, [...passed]);
      if (period === null) return null;
      taken.push(period);
      await billPeriod(trx, rates, period, now());
      return period.periodId;
    });
  } catch (error) {
    const [period] = taken;
    if (period === undefined) throw error;
    await fail(parts, period, error);
    return period.periodId;
  }
}

async function fail({ db, log }: RunParts, { periodId, serviceId }: WaitingPeriod, error: unknown): Promise<void> {
  log.error({ err: error, serviceId }, 'a period could not be billed');
  const told =
    error instanceof UnevenLines
      ? `service ${serviceId}: ${error.message}`
      : `service ${serviceId} could not be billed`;
  await db.transaction({ kind: 'all' }, (trx) =>
    trx
      .updateTable('autobill_periods')
      .set({ state: 'failed', error: told })
      .where('period_id', '=', periodId)
      .where('state', '=', 'queued')
      .execute(),
  );
}

async function lockNext(trx: Trx, runId: string, passed: readonly number[]): Promise<WaitingPeriod | null> {
  const { rows } = await sql<WaitingPeriod>`
    select p.run_id as "runId", p.period_id as "periodId", p.service_id as "serviceId", p.tenant_id as "tenantId",
      p.period_start::text as start, p.period_end::text as end, p.starts_at as "startsAt", p.ends_at as "endsAt",
      p.dry_run as "isDryRun", r.debug as "isTraced"
    from autobill_periods p join autobill_runs r using (run_id)
    where p.run_id = ${runId}::uuid and p.state = 'queued' and p.period_id <> all(${passed}::bigint[])
    order by p.period_id limit 1
    for update of p skip locked`.execute(trx);
  return rows[0] ?? null;
}

/** The run is carried out, and lives. */
async function beat(db: Database, runId: string, now: Date): Promise<void> {
  await db.transaction({ kind: 'all' }, async (trx) => {
    await sql`
      update autobill_runs set state = 'running', started_at = coalesce(started_at, ${now}), heartbeat_at = clock_timestamp()
      where run_id = ${runId}::uuid and state in ('queued', 'running')`.execute(trx);
  });
}

/** Unless another process still has a period of it. */
async function finish(db: Database, runId: string, now: Date): Promise<void> {
  await db.transaction({ kind: 'all' }, async (trx) => {
    await sql`
      update autobill_runs set finished_at = ${now},
        state = case when exists (select from autobill_periods where run_id = ${runId}::uuid and state = 'failed')
          then 'failed' else 'done' end,
        error = (select min(error) from autobill_periods where run_id = ${runId}::uuid and state = 'failed')
      where run_id = ${runId}::uuid and state = 'running'
        and not exists (select from autobill_periods where run_id = ${runId}::uuid and state = 'queued')`.execute(trx);
  });
}

/** Runs that nobody carries out: their process is gone, or their job never came. */
export function abandonedRuns(db: Database): Promise<string[]> {
  return db.transaction(
    { kind: 'all' },
    async (trx) => {
      const { rows } = await sql<{ run_id: string }>`
        select run_id from autobill_runs
        where state in ('queued', 'running') and heartbeat_at < clock_timestamp() - interval '60 seconds'
        order by created_at`.execute(trx);
      return rows.map((row) => row.run_id);
    },
    { readOnly: true },
  );
}
