import type { Trx } from '@strowger/db';
import { failing, type HealthCheck, type HealthFinding, type HealthQuestion, ok, warning } from '../health-check.ts';

const MINUTE_MS = 60_000;
const WARNING_MINUTES = 15;
const ERROR_MINUTES = 60;

const ask = <T>({ platform }: HealthQuestion, query: (trx: Trx) => Promise<T>): Promise<T> =>
  platform.db.transaction({ kind: 'all' }, query, { readOnly: true });

function byAge(minutes: number, details: string): HealthFinding {
  if (minutes > ERROR_MINUTES) return failing(details);
  return minutes > WARNING_MINUTES ? warning(details) : ok(details);
}

/** How records get from the engine's journal into the reports. */
export const cdrChecks: readonly HealthCheck[] = [
  {
    section: 'CDR',
    check: 'ETL',
    async run(asked) {
      const [last, oldest] = await ask(asked, async (trx) => [
        await trx.selectFrom('cdr_etl_runs').selectAll().orderBy('etl_run_id', 'desc').limit(1).executeTakeFirst(),
        await trx
          .selectFrom('cdr_journal')
          .select((eb) => eb.fn.min('received_at').as('at'))
          .executeTakeFirst(),
      ]);
      const waiting = oldest?.at ?? null;
      if (!last) return waiting === null ? ok('Has had nothing to do') : failing('Has never run');
      // It runs when there is something to do: without that, the age of its last run says nothing.
      const since = last.status === 'running' ? last.heartbeat_at : (last.finished_at ?? last.started_at);
      const minutes = Math.floor((asked.now.getTime() - since.getTime()) / MINUTE_MS);
      const details = `Last run ${Math.max(0, minutes)} minutes ago: ${last.status}`;
      if (last.status === 'error') return failing(details);
      return waiting === null ? ok(details) : byAge(minutes, details);
    },
  },
  {
    section: 'CDR',
    check: 'ETL lag',
    async run(asked) {
      const oldest = await ask(asked, (trx) =>
        trx
          .selectFrom('cdr_journal')
          .select((eb) => eb.fn.min('received_at').as('at'))
          .executeTakeFirst(),
      );
      const seconds = oldest?.at ? Math.max(0, Math.round((asked.now.getTime() - oldest.at.getTime()) / 1000)) : 0;
      return byAge(seconds / 60, `${seconds} seconds`);
    },
  },
  {
    section: 'CDR',
    check: 'Quarantine',
    async run(asked) {
      const { count } = await ask(asked, (trx) =>
        trx
          .selectFrom('cdr_quarantine')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow(),
      );
      return Number(count) === 0 ? ok('Empty') : warning(`${count} records could not be read`);
    },
  },
  {
    section: 'CDR',
    check: 'Last record',
    async run(asked) {
      const last = await ask(asked, (trx) =>
        trx
          .selectFrom('cdr')
          .select('end_time')
          .$if(asked.scope.only !== null, (query) => query.where('tenant_id', '=', asked.scope.only))
          .orderBy('start_time', 'desc')
          .limit(1)
          .executeTakeFirst(),
      );
      if (!last) return ok('There are none yet');
      return ok(`${Math.max(0, Math.floor((asked.now.getTime() - last.end_time.getTime()) / MINUTE_MS))} minutes old`);
    },
  },
];
