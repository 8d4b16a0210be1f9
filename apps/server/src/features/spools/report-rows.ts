import { sql, type Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import { offsetAt, type TimeZone } from '../../time/zone.ts';

/** One attempt with what it belongs to, or one transmission with its latest attempt. */
export interface ReportRow {
  readonly spool_id: number | null;
  readonly time_start: Date | null;
  readonly time_connect: Date | null;
  readonly time_end: Date | null;
  readonly company: string;
  readonly first_name: string | null;
  readonly created_by: number | null;
  readonly amount: number | null;
  /** Millionths of the currency unit. */
  readonly cost: number | null;
  readonly status: string;
  readonly response: string;
  readonly transmission_id: number;
  readonly tenant_id: number;
  readonly direction: string;
  readonly contact_id: number | null;
  readonly account_id: number | null;
  readonly contact_phone: string | null;
  readonly username: string | null;
  readonly account_phone: string | null;
  readonly pages: number;
  readonly try_allowed: number;
  readonly try_done: number;
  readonly tags: string;
  readonly plan: string | null;
  readonly coverpage: string;
  readonly codec: string | null;
}

type Part = RawBuilder<unknown>;

const PARTIES = sql`
  join tenants on tenants.tenant_id = t.tenant_id
  left join users on users.user_id = t.user_id
  left join contacts on contacts.contact_id = t.contact_id
  left join accounts on accounts.account_id = t.account_id`;

const SHARED_COLUMNS = sql`
  s.spool_id, s.time_start, s.time_connect, s.time_end, tenants.company, accounts.first_name, t.user_id as created_by,
  s.amount, s.cost, t.transmission_id, t.tenant_id, t.direction, t.contact_id, t.account_id,
  contacts.phone as contact_phone, users.username, accounts.phone as account_phone,
  coalesce((
    select data::integer from spool_results as result
    where result.spool_id = s.spool_id and result.name = 'pages' and result.data ~ '^[0-9]{1,6}$'
    order by spool_result_id desc limit 1), t.pages) as pages`;

/** Attempts, each of them (contract 40 A9). */
export const ATTEMPTS = {
  from: sql`spools as s join transmissions as t using (transmission_id)`,
  columns: sql`${SHARED_COLUMNS}, s.status, s.response, t.try_allowed, t.try_done, t.tags, null as plan, t.coverpage,
    null as codec`,
  order: sql`s.spool_id desc`,
};

/** Transmissions, each with its latest attempt, if there was one (contract 40 A10). */
export const TRANSMISSIONS = {
  from: sql`transmissions as t left join lateral (
    select * from spools where spools.transmission_id = t.transmission_id order by spool_id desc limit 1) as s on true`,
  columns: sql`${SHARED_COLUMNS}, t.status, coalesce(nullif(s.response, ''), t.response) as response, t.try_allowed,
    t.try_done, t.tags, t.coverpage, (
      select plans.name from subscriptions join packages using (package_id) join plans using (plan_id)
      where subscriptions.tenant_id = t.tenant_id and subscriptions.active
      order by subscription_id desc limit 1) as plan, (
      select write_codec from cdr_keys as key join cdr using (start_time, call_id, leg)
      where key.call_id = s.call_id order by leg limit 1) as codec`,
  order: sql`s.spool_id desc nulls last, t.transmission_id desc`,
};

export type ReportSource = typeof ATTEMPTS;

/** The rows of a window, newest first. */
export async function readReport(
  trx: Trx,
  source: ReportSource,
  where: Part,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    ${reportQuery(source, where)} limit ${limit} offset ${offset}`.execute(trx);
  return rows;
}

/** Every row, newest first, a few hundred in memory. */
export function streamReport(trx: Trx, source: ReportSource, where: Part): AsyncIterable<ReportRow> {
  return trx
    .selectFrom(sql<ReportRow>`(${reportQuery(source, where)})`.as('report'))
    .selectAll()
    .stream(500);
}

function reportQuery(source: ReportSource, where: Part): Part {
  return sql`select ${source.columns} from ${source.from} ${PARTIES} where ${where} order by ${source.order}`;
}

export async function countReport(trx: Trx, source: ReportSource, where: Part): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from ${source.from} where ${where}`.execute(
    trx,
  );
  return rows[0]?.total ?? 0;
}

/** Epoch seconds as a clock there shows them: clients print them as if they were UTC (contract 40 A0). */
export function displayEpoch(at: Date | null, where: TimeZone): number | null {
  return at && Math.floor(at.getTime() / 1000) + offsetAt(at, where);
}

export function toMoney(millionths: number | null): number {
  return (millionths ?? 0) / 1e6;
}
