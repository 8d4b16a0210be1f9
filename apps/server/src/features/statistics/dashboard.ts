import { sql, type Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import type { Caller } from '../../access/caller.ts';
import type { Scope } from '../../access/scope.ts';
import { allOf, epochOf, equals, idOf, type Query, textOf } from '../spools/report-filter.ts';

type Part = RawBuilder<unknown>;
type Counters = Readonly<Record<string, number>>;
export type Dashboard = Readonly<Record<string, number | string | null>>;

/** What the counters of contract 40 A11 are narrowed by; it holds for each of them that it can hold for. */
interface Narrowing {
  readonly tenant: readonly Part[];
  readonly owner: readonly Part[];
  readonly creator: readonly Part[];
  readonly since: readonly Part[];
}

/** The dashboard of a super or tenant admin (contract 40 A11). */
export async function readDashboard(trx: Trx, scope: Scope, caller: Caller, query: Query): Promise<Dashboard> {
  const narrowing = narrowingOf(scope, query);
  const isOneTenant = narrowing.tenant.length > 0;
  const { tenant_total, ...counters } = await readCounters(trx, narrowing, query);
  return {
    ...counters,
    ...(isOneTenant ? {} : { tenant_total: tenant_total ?? 0 }),
    ...(isOneTenant ? await readTenantPages(trx, narrowing) : await readUserPages(trx)),
    dashboard_cards: await readCards(trx, caller.userId),
  };
}

/** What an end user sees of it: his own (contract 40 A11). */
export async function readOwnDashboard(trx: Trx, userId: number, query: Query): Promise<Dashboard> {
  const own = [sql`user_id = ${userId}`, ...sinceOf(query), ...transmissionFilter(query)];
  const { rows } = await sql<Counters>`
    select daily_limit, daily_sent, monthly_limit, monthly_sent,
      (select count(*) from transmissions where ${allOf(own)} and ${RECEIVED})::integer as transmission_inbound,
      (select count(*) from transmissions where ${allOf(own)} and origin = 'sendfax')::integer as transmission_outbound
    from users where user_id = ${userId}`.execute(trx);
  return rows[0] ?? {};
}

const RECEIVED = sql`status = 'completed' and origin = 'faxtoemail'`;

function narrowingOf(scope: Scope, query: Query): Narrowing {
  const own = scope.kind === 'platform' ? [] : [sql`tenant_id = ${scope.tenantId}`];
  return {
    tenant: [...own, ...equals(sql`tenant_id`, idOf(query['tenant_id']))],
    owner: equals(sql`user_id`, idOf(query['user_id'])),
    creator: equals(sql`created_by`, idOf(query['created_by'])),
    since: sinceOf(query),
  };
}

function sinceOf(query: Query): Part[] {
  const since = epochOf(query, 'date_created') ?? epochOf(query, 'since') ?? epochOf(query, 'from');
  return since === null ? [] : [sql`date_created >= to_timestamp(${since})`];
}

/** Sent by clients for the transmissions alone. */
function transmissionFilter(query: Query): Part[] {
  const flag = idOf(query['service_flag']);
  return [
    ...(flag === null ? [] : [sql`service_flag & ${flag} = ${flag}`]),
    ...equals(sql`direction`, textOf(query['direction'])),
    ...equals(sql`status`, textOf(query['status'])),
  ];
}

async function readCounters(trx: Trx, narrowing: Narrowing, query: Query): Promise<Counters> {
  const { tenant, owner, creator, since } = narrowing;
  // Who made a thing is its owner, where it has no other.
  const made = [...equals(sql`created_by`, idOf(query['user_id'])), ...creator];
  const things = allOf([...tenant, ...since, ...made]);
  const accounts = allOf([...tenant, ...since, ...made, ...equals(sql`type`, textOf(query['account_type']))]);
  const sender = [...owner, ...equals(sql`user_id`, idOf(query['created_by']))];
  const transmissions = allOf([...tenant, ...since, ...sender, ...transmissionFilter(query)]);
  const { rows } = await sql<Counters>`
    select
      (select count(*) from users where ${allOf([...tenant, ...since, ...owner, ...creator])})::integer as user_total,
      (select count(*) from tenants where ${allOf([...tenant, ...since])})::integer as tenant_total,
      (select count(*) from accounts where ${accounts})::integer as account_total,
      (select count(*) from accounts where ${things} and type = 'did')::integer as did_total,
      (select count(*) from contacts where ${things} and date_deleted is null)::integer as contact_total,
      (select count(*) from contact_groups where ${things})::integer as group_total,
      (select count(*) from campaigns where ${things})::integer as campaign_total,
      (select count(*) from campaigns where ${things} and status = 'running')::integer as campaign_active,
      sent.*, attempts.*
    from (
      select count(*)::integer as transmission_total,
        (count(*) filter (where status = 'processing'))::integer as transmission_active,
        (count(*) filter (where ${RECEIVED}))::integer as transmission_inbound,
        (count(*) filter (where service_flag & 2 = 2 and direction = 'outbound'))::integer as transmission_outbound
      from transmissions where ${transmissions}
    ) as sent, (
      select count(*)::integer as spool_total,
        (count(*) filter (where status = 'completed'))::integer as spool_success,
        (count(*) filter (where status in ('failed', 'invalid')))::integer as spool_failed
      from spools where transmission_id in (select transmission_id from transmissions where ${transmissions})
    ) as attempts`.execute(trx);
  return rows[0] ?? {};
}

/** Pages: what the tenant may send, and what its users have sent. */
async function readTenantPages(trx: Trx, { tenant }: Narrowing): Promise<Counters> {
  const { rows } = await sql<Counters>`
    select coalesce(sum(daily_limit), 0)::float8 as daily_limit, coalesce(sum(monthly_limit), 0)::float8 as monthly_limit,
      (select coalesce(sum(daily_sent), 0)::float8 from users where ${allOf(tenant)}) as daily_sent,
      (select coalesce(sum(monthly_sent), 0)::float8 from users where ${allOf(tenant)}) as monthly_sent
    from tenants where ${allOf(tenant)}`.execute(trx);
  return rows[0] ?? {};
}

async function readUserPages(trx: Trx): Promise<Counters> {
  const { rows } = await sql<Counters>`
    select coalesce(sum(daily_limit), 0)::float8 as daily_limit, coalesce(sum(daily_sent), 0)::float8 as daily_sent,
      coalesce(sum(monthly_limit), 0)::float8 as monthly_limit, coalesce(sum(monthly_sent), 0)::float8 as monthly_sent
    from users`.execute(trx);
  return rows[0] ?? {};
}

async function readCards(trx: Trx, userId: number): Promise<string | null> {
  const user = await trx.selectFrom('users').select('dashboard_cards').where('user_id', '=', userId).executeTakeFirst();
  return user?.dashboard_cards || null;
}
