import { sql, type Trx } from '@strowger/db';
import { formatLocal } from '../../time/zone.ts';
import { type Period, periodBefore } from './cycles.ts';
import type { Service } from './tenant-services.ts';

/** The job that carries runs out. */
export const RUN_JOB = 'autobill.run';

export interface RunOrder {
  /** Whose identity asks; null: a global one. */
  readonly tenantId: number | null;
  /** `YYYY-MM-DD`; null: today, in the zone of each service. */
  readonly asOf: string | null;
  /** Services that may be billed, of these ids alone where some were named. */
  readonly services: readonly Service[];
  readonly named: readonly string[];
  readonly isDryRun: boolean;
  readonly isTraced: boolean;
  readonly now: Date;
}

interface Due {
  readonly service: Service;
  readonly period: Period;
}

export interface StartedRun {
  readonly runId: string;
  /** It was not there before. */
  readonly isNew: boolean;
  /** There is something to carry out. */
  readonly isOpen: boolean;
}

/**
 * The run that bills what is due (contract 40 B12.5): a new one for periods that nobody has billed, else the one that did.
 * Runs are begun one after the other.
 */
export async function startRun(trx: Trx, order: RunOrder): Promise<StartedRun> {
  await sql`select pg_advisory_xact_lock(hashtext('autobill_runs'))`.execute(trx);
  const due = dueOf(order);
  if (order.isDryRun) return begin(trx, order, due, null);
  const covered = await coveredBy(trx, due);
  const open = due.filter((one) => !covered.has(keyOf(one)));
  if (open.length > 0) return begin(trx, order, open, null);
  if (due.length === 0) return findEmpty(trx, order);
  return resume(trx, [...covered.values()]);
}

function dueOf({ services, asOf, now }: RunOrder): Due[] {
  return services
    .filter(({ nextDueDate, timezone }) => nextDueDate <= (asOf ?? formatLocal(now, { zone: timezone }).slice(0, 10)))
    .map((service) => ({ service, period: periodBefore(service) }));
}

function keyOf({ service, period }: Due): string {
  return `${service.serviceId} ${period.start} ${period.end}`;
}

async function coveredBy(trx: Trx, due: readonly Due[]): Promise<ReadonlyMap<string, string>> {
  if (due.length === 0) return new Map();
  const rows = await trx
    .selectFrom('autobill_periods')
    .select(['run_id', 'service_id'])
    .select([sql<string>`period_start::text`.as('start'), sql<string>`period_end::text`.as('end')])
    .where(
      'service_id',
      'in',
      due.map(({ service }) => service.serviceId),
    )
    .where('dry_run', '=', false)
    .where('reopened', '=', false)
    .execute();
  const wanted = new Set(due.map(keyOf));
  const found = rows.map((row) => [`${row.service_id} ${row.start} ${row.end}`, row.run_id] as const);
  return new Map(found.filter(([key]) => wanted.has(key)));
}

async function begin(trx: Trx, order: RunOrder, due: readonly Due[], requestKey: string | null): Promise<StartedRun> {
  const { tenantId, asOf, now, isDryRun, isTraced } = order;
  const { run_id: runId } = await trx
    .insertInto('autobill_runs')
    .values({
      tenant_id: tenantId,
      request_key: requestKey,
      as_of: asOf ?? now.toISOString().slice(0, 10),
      dry_run: isDryRun,
      debug: isTraced,
      ...(due.length === 0 ? { state: 'done', started_at: now, finished_at: now } : {}),
    })
    .returning('run_id')
    .executeTakeFirstOrThrow();
  for (const { service, period } of due) {
    await trx
      .insertInto('autobill_periods')
      .values({
        run_id: runId,
        service_id: service.serviceId,
        tenant_id: service.tenantId,
        period_start: period.start,
        period_end: period.end,
        starts_at: period.startsAt,
        ends_at: period.endsAt,
        dry_run: isDryRun,
      })
      .execute();
  }
  return { runId, isNew: true, isOpen: due.length > 0 };
}

async function findEmpty(trx: Trx, order: RunOrder): Promise<StartedRun> {
  const asOf = order.asOf ?? order.now.toISOString().slice(0, 10);
  const key = JSON.stringify([order.tenantId, asOf, [...order.named].sort()]);
  const found = await trx
    .selectFrom('autobill_runs')
    .select('run_id')
    .where('request_key', '=', key)
    .executeTakeFirst();
  return found ? { runId: found.run_id, isNew: false, isOpen: false } : begin(trx, order, [], key);
}

/** The youngest of them; one that failed is tried again. */
async function resume(trx: Trx, runIds: readonly string[]): Promise<StartedRun> {
  const run = await trx
    .selectFrom('autobill_runs')
    .select(['run_id', 'state'])
    .where('run_id', 'in', [...new Set(runIds)])
    .orderBy('created_at', 'desc')
    .orderBy('run_id')
    .executeTakeFirstOrThrow();
  if (run.state === 'failed') {
    await trx
      .updateTable('autobill_runs')
      .set({ state: 'queued', error: null })
      .where('run_id', '=', run.run_id)
      .execute();
    await trx
      .updateTable('autobill_periods')
      .set({ state: 'queued', error: null })
      .where('run_id', '=', run.run_id)
      .where('state', '=', 'failed')
      .execute();
  }
  return { runId: run.run_id, isNew: false, isOpen: run.state !== 'done' };
}
