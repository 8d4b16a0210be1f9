import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { fromMicros } from '../../../../http/money.ts';
import { stampOrNull, word } from '../../../answers.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { notFound } from '../../../errors.ts';

interface RunRow {
  readonly run_id: string;
  readonly tenant_id: number | null;
  readonly state: string;
  readonly error: string | null;
  readonly as_of: string;
  readonly dry_run: boolean;
  readonly debug: boolean;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly services: number;
  readonly records_found: number;
  readonly records_rated: number;
  readonly unrated: number;
  readonly suppressed: number;
  readonly late_calls: number;
  readonly total: number;
}

export const RunId = Type.String({ format: 'uuid' });

/** Contract 40 B12.5. */
export const autobillStatus = defineAction({
  action: 'autobill/status',
  access: 'read',
  edition: 'enterprise',
  params: Type.Object({ run_id: RunId }),
  async run(call, params) {
    const run = await readRun(call, params.run_id);
    const { records_found, records_rated, unrated, suppressed, late_calls } = run;
    return {
      message: run.error ?? `Autobill run ${run.state}`,
      run_id: run.run_id,
      state: run.state,
      as_of: run.as_of,
      dry_run: word(run.dry_run),
      services: run.services,
      records_found,
      records_rated,
      unrated,
      suppressed,
      late_calls,
      total: fromMicros(run.total),
      started_at: stampOrNull(run.started_at),
      finished_at: stampOrNull(run.finished_at),
      error: run.error,
      log: run.debug ? await readLog(call, run.run_id) : [],
    };
  },
});

/** @throws IntegrationError 404 for a run with nothing of the caller's tenant in it */
export async function readRun(call: IntegrationCall, runId: string): Promise<RunRow> {
  const { rows } = await sql<RunRow>`
    select r.run_id, r.tenant_id, r.state, min(p.error) as error, r.as_of::text as as_of, r.dry_run, r.debug, r.started_at, r.finished_at,
      count(p.period_id) as services, coalesce(sum(p.records_found), 0)::bigint as records_found,
      coalesce(sum(p.records_rated), 0)::bigint as records_rated, coalesce(sum(p.unrated), 0)::bigint as unrated,
      coalesce(sum(p.suppressed), 0)::bigint as suppressed, coalesce(sum(p.late_calls), 0)::bigint as late_calls,
      coalesce(sum(p.total), 0)::bigint as total
    from autobill_runs r left join autobill_periods p using (run_id)
    where r.run_id = ${runId}::uuid group by r.run_id`.execute(call.trx);
  const [run] = rows;
  if (run === undefined) throw notFound();
  return run;
}

async function readLog({ trx }: IntegrationCall, runId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('autobill_run_log')
    .select('line')
    .where('run_id', '=', runId)
    .orderBy('log_id')
    .limit(MOST_LINES)
    .execute();
  return rows.map(({ line }) => line);
}

const MOST_LINES = 10_000;
