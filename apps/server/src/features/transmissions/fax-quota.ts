import { sql, type Trx } from '@strowger/db';

/** Whose pages are counted: the tenant's, and the sending user's. */
interface Payer {
  readonly tenantId: number;
  readonly userId: number | null;
}

interface Counters {
  readonly daily_limit: number;
  readonly monthly_limit: number;
  readonly daily_sent: number;
  readonly monthly_sent: number;
}

const UNLIMITED = -1;

/** Whether that many more pages are beyond a limit of the day or the month (UTC), the tenant's or the user's. */
export async function exceedsQuota(trx: Trx, payer: Payer, pages: number, now: Date): Promise<boolean> {
  const today = dayOf(now);
  const { rows } = await sql<Counters>`
    select daily_limit, monthly_limit, ${countedIn(sql`sent_daily`, today, 'day')} as daily_sent,
      ${countedIn(sql`sent_monthly`, today, 'month')} as monthly_sent
    from tenants where tenant_id = ${payer.tenantId}
    union all
    select daily_limit, monthly_limit, ${countedIn(sql`daily_sent`, today, 'day')},
      ${countedIn(sql`monthly_sent`, today, 'month')}
    from users where user_id = ${payer.userId}`.execute(trx);
  return rows.some(
    (row) => isBeyond(row.daily_limit, row.daily_sent + pages) || isBeyond(row.monthly_limit, row.monthly_sent + pages),
  );
}

function isBeyond(limit: number, sent: number): boolean {
  return limit !== UNLIMITED && sent > limit;
}

/** Counts the pages of a fax that was sent. */
export async function countPages(trx: Trx, payer: Payer, pages: number, now: Date): Promise<void> {
  const today = dayOf(now);
  await sql`
    update tenants set sent_daily = ${countedIn(sql`sent_daily`, today, 'day')} + ${pages},
      sent_monthly = ${countedIn(sql`sent_monthly`, today, 'month')} + ${pages}, fax_counted_on = ${today}::date
    where tenant_id = ${payer.tenantId}`.execute(trx);
  if (payer.userId === null) return;
  await sql`
    update users set daily_sent = ${countedIn(sql`daily_sent`, today, 'day')} + ${pages},
      monthly_sent = ${countedIn(sql`monthly_sent`, today, 'month')} + ${pages}, fax_counted_on = ${today}::date,
      total_send = total_send + 1
    where user_id = ${payer.userId}`.execute(trx);
}

/** Brings counters of days and months that are over to zero, for whoever looks at them. */
export async function resetCounters(trx: Trx, now: Date): Promise<void> {
  const today = dayOf(now);
  await sql`
    update users set daily_sent = 0, monthly_sent = ${countedIn(sql`monthly_sent`, today, 'month')}, fax_counted_on = ${today}::date
    where fax_counted_on < ${today}::date`.execute(trx);
  await sql`
    update tenants set sent_daily = 0, sent_monthly = ${countedIn(sql`sent_monthly`, today, 'month')},
      fax_counted_on = ${today}::date
    where fax_counted_on < ${today}::date`.execute(trx);
}

/** A counter, as far as it counts the present day or month. */
function countedIn(counter: ReturnType<typeof sql>, today: string, span: 'day' | 'month') {
  const begin = span === 'day' ? sql`${today}::date` : sql`date_trunc('month', ${today}::date)::date`;
  return sql`case when fax_counted_on < ${begin} then 0 else ${counter} end`;
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
