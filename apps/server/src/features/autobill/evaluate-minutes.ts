import { type Database, sql, type Trx } from '@strowger/db';
import type { Logger } from 'pino';
import { keepEvent } from '../../events/keep-event.ts';
import type { RateBook } from '../charging/rate-book.ts';
import { type Period, periodAt } from './cycles.ts';
import { type MinuteRule, type MinuteState, nextState } from './minute-state.ts';
import { release, switchOff } from './switch-off.ts';
import { type Service, TenantServices } from './tenant-services.ts';
import { percentOf, type Usage, usageOf } from './usage.ts';

export interface MinuteParts {
  readonly db: Database;
  readonly rates: RateBook;
  readonly log: Pick<Logger, 'error'>;
  readonly now: () => Date;
}

/**
 * Looks how far services are in the minutes that their packages include, tells and blocks (contract 40 B12.5). What somebody
 * switched on again meanwhile is switched off again.
 */
export async function evaluateMinutes(parts: MinuteParts, signal?: AbortSignal): Promise<void> {
  for (const tenantId of await tenantsWithMinutes(parts.db)) {
    if (signal?.aborted) return;
    try {
      await parts.db.transaction({ kind: 'tenant', tenantId }, (trx) => evaluateTenant(trx, parts, tenantId));
    } catch (error) {
      parts.log.error({ err: error, tenantId }, 'included minutes could not be looked at');
    }
  }
}

function tenantsWithMinutes(db: Database): Promise<number[]> {
  return db.transaction(
    { kind: 'all' },
    async (trx) => {
      const { rows } = await sql<{ tenant_id: number }>`
        select tenant_id from autobill_exhaustion
        union
        select s.tenant_id from autobill_services s join autobill_package_versions v using (package_code)
        where v.terms ->> 'exhaustion' <> 'off'
        order by 1`.execute(trx);
      return rows.map((row) => row.tenant_id);
    },
    { readOnly: true },
  );
}

async function evaluateTenant(trx: Trx, parts: MinuteParts, tenantId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('autobill_exhaustion'), ${tenantId}::integer)`.execute(trx);
  const services = await TenantServices.read(trx, tenantId);
  for (const service of services?.services ?? []) {
    if (services !== null) await evaluateService(trx, parts, services, service);
  }
}

async function evaluateService(
  trx: Trx,
  { rates, now }: MinuteParts,
  services: TenantServices,
  service: Service,
): Promise<void> {
  const at = now();
  const rule = ruleOf(services, service, at);
  const before = await readState(trx, service.serviceId);
  if (rule === null && before === null) return;
  const period = periodAt(service, at);
  const known = await fingerprintOf(trx, services, service, period, at);
  const usage = before?.fingerprint === known ? null : await usageOf(trx, rates, services, service, period, at);
  const percent = usage === null ? (before?.percent ?? 0) : (percentOf(usage) ?? 0);
  const next = nextState({
    rule,
    before: before?.periodStart === period.start ? before : { stage: 0, blocked: before?.blocked ?? false },
    percent,
    hasCredit: before?.blocked === true ? await hasCredit(trx, service.tenantId) : true,
  });
  await storeState(trx, service, { ...next, periodStart: period.start, fingerprint: known, percent });
  if (next.told !== null) await tell(trx, rates, services, service, period, { usage, percent, stage: next.told, at });
  if (next.blocked) await switchOff(trx, service, rule?.mode ?? null);
  else if (before?.blocked) await release(trx, service);
}

/** Null: no minutes of this service can run out, or nobody wants to know. */
function ruleOf(services: TenantServices, service: Service, at: Date): MinuteRule | null {
  const version = services.versionAt(service, at);
  if (version === undefined || version.realtime || service.status !== 'active') return null;
  const { exhaustion, free_minutes: minutes, block_mode: mode, warn_stage_1, warn_stage_2 } = version.terms;
  if (exhaustion === 'off' || minutes === 'unlimited' || minutes === 0) return null;
  const stages = [warn_stage_1, warn_stage_2].filter((stage) => stage !== null);
  return { isBlocking: exhaustion === 'block', mode, stages };
}

interface StoredState extends MinuteState {
  readonly periodStart: string;
  readonly fingerprint: string;
  readonly percent: number;
}

async function readState(trx: Trx, serviceId: string): Promise<StoredState | null> {
  const { rows } = await sql<{ start: string; stage: number; blocked: boolean; fingerprint: string }>`
    select period_start::text as start, stage, blocked, fingerprint from autobill_exhaustion
    where service_id = ${serviceId}`.execute(trx);
  const [row] = rows;
  if (row === undefined) return null;
  const [percent = '', ...rest] = row.fingerprint.split(' ');
  const { stage, blocked } = row;
  return { stage, blocked, periodStart: row.start, fingerprint: rest.join(' '), percent: Number(percent) };
}

async function storeState(trx: Trx, service: Service, state: StoredState): Promise<void> {
  const row = {
    period_start: state.periodStart,
    stage: state.stage,
    blocked: state.blocked,
    fingerprint: `${state.percent} ${state.fingerprint}`,
  };
  await trx
    .insertInto('autobill_exhaustion')
    .values({ service_id: service.serviceId, tenant_id: service.tenantId, ...row })
    .onConflict((conflict) => conflict.column('service_id').doUpdateSet({ ...row, evaluated_at: sql`now()` }))
    .execute();
}

/** What a count depends on: as long as it is the same, so is the count. */
async function fingerprintOf(
  trx: Trx,
  services: TenantServices,
  service: Service,
  { start, startsAt }: Period,
  at: Date,
): Promise<string> {
  const { rows } = await sql<{ calls: number }>`
    select coalesce(sum(calls), 0)::bigint as calls from cdr_quarters
    where tenant_id = ${service.tenantId} and at >= ${startsAt}::timestamptz - interval '15 minutes'`.execute(trx);
  const others = services.services.map(({ serviceId, status, extensions, dids }) => [
    serviceId,
    status,
    extensions,
    dids,
  ]);
  return JSON.stringify([start, services.versionAt(service, at)?.versionId, rows[0]?.calls ?? 0, others]);
}

/** Nobody in debt is let go on (contract 40 B12.5). */
async function hasCredit(trx: Trx, tenantId: number): Promise<boolean> {
  const tenant = await trx
    .selectFrom('tenants')
    .select('credit')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return tenant.credit > 0;
}

async function tell(
  trx: Trx,
  rates: RateBook,
  services: TenantServices,
  service: Service,
  period: Period,
  told: { readonly usage: Usage | null; readonly percent: number; readonly stage: number; readonly at: Date },
): Promise<void> {
  const usage = told.usage ?? (await usageOf(trx, rates, services, service, period, told.at));
  await keepEvent(trx, {
    type: 'billing.usage_warning',
    tenantId: service.tenantId,
    data: {
      service_id: service.serviceId,
      used: Math.floor(usage.secondsUsed / 60),
      limit: Math.floor(usage.secondsAllowed / 60),
      percent: told.percent,
      stage: told.stage,
    },
  });
}
