import { sql, type Trx } from '@strowger/db';
import { periodAt } from '../../../../features/autobill/cycles.ts';
import { readServices } from '../../../../features/autobill/tenant-services.ts';
import {
  failing,
  type HealthCheck,
  type HealthFinding,
  type HealthQuestion,
  ok,
  warning,
} from '../../../health/health-check.ts';

const ask = <T>({ platform, scope }: HealthQuestion, query: (trx: Trx) => Promise<T>): Promise<T> =>
  platform.db.transaction(scope.fence, query, { readOnly: true });

const NO_BILLING = ok('Billing is not available in this edition');

/** What must be right before a run bills anything (contract 40 B9). */
export const billingChecks: readonly HealthCheck[] = [
  { section: 'Billing', check: 'Services have package and tariff', run: inEdition(servicesComplete) },
  { section: 'Billing', check: 'Tariffs hold rates', run: inEdition(tariffsFilled) },
  { section: 'Billing', check: 'Last autobill run', run: inEdition(lastRun) },
  { section: 'Billing', check: 'Unrated calls in the current period', run: inEdition(unratedCalls) },
];

function inEdition(check: (asked: HealthQuestion) => Promise<HealthFinding>) {
  return async (asked: HealthQuestion): Promise<HealthFinding> =>
    asked.platform.environment.edition === 'community' ? NO_BILLING : check(asked);
}

async function servicesComplete(asked: HealthQuestion): Promise<HealthFinding> {
  const { rows } = await ask(asked, (trx) =>
    sql<{ services: number; lacking: number }>`
      select count(*) as services, count(*) filter (where not exists (
        select from autobill_package_versions v join autobill_packages p using (package_code)
        where v.package_code = s.package_code and p.deleted_at is null)) as lacking
      from autobill_services s where status = 'active'`.execute(trx),
  );
  const { services = 0, lacking = 0 } = rows[0] ?? {};
  return lacking > 0 ? failing(`${lacking} of ${services} lack one`) : ok(`${services} active services`);
}

async function tariffsFilled(asked: HealthQuestion): Promise<HealthFinding> {
  const { rows } = await ask(asked, (trx) =>
    sql<{ tariffs: number; empty: number }>`
      select count(*) as tariffs, count(*) filter (where not exists (
        select from rate_decks join rates using (deck_id)
        where rate_decks.plan_id = used.plan_id and rate_decks.service_flag & 1 <> 0 and rates.active)) as empty
      from (select distinct plan_id from autobill_package_versions) as used`.execute(trx),
  );
  const { tariffs = 0, empty = 0 } = rows[0] ?? {};
  return empty > 0 ? failing(`${empty} of ${tariffs} in use are empty`) : ok(`${tariffs} in use`);
}

async function lastRun(asked: HealthQuestion): Promise<HealthFinding> {
  const run = await ask(asked, (trx) =>
    trx
      .selectFrom('autobill_runs')
      .select(['state', 'created_at'])
      .where('dry_run', '=', false)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  );
  if (!run) return ok('None yet');
  const details = `${run.created_at.toISOString().slice(0, 10)}: ${run.state}`;
  return run.state === 'failed' ? failing(details) : ok(details);
}

/** Of the last runs of the periods that go on or have just ended, and of what was charged at once. */
async function unratedCalls(asked: HealthQuestion): Promise<HealthFinding> {
  const unrated = await ask(asked, async (trx) => {
    const services = (await readServices(trx, {})).filter(({ status }) => status === 'active');
    const starts = services.map((service) => periodAt(service, asked.now).startsAt);
    if (starts.length === 0) return 0;
    const since = new Date(Math.min(...starts.map((at) => at.getTime())));
    const { rows } = await sql<{ billed: number; charged: number }>`
      select
        (select coalesce(sum(unrated), 0)::bigint from autobill_periods
          where not dry_run and not reopened and ends_at >= ${since}) as billed,
        (select count(*) from charges
          where service_id is not null and reason = 'no-rate' and ended_at >= ${since}) as charged`.execute(trx);
    return (rows[0]?.billed ?? 0) + (rows[0]?.charged ?? 0);
  });
  return unrated > 0 ? warning(`${unrated} calls have no price`) : ok('None');
}
