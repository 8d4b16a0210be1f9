import { jsonbText, sql, type Trx } from '@strowger/db';

/** Stands for the whole tenant where an extension would. */
const WHOLE_TENANT = '00000000-0000-0000-0000-000000000000';

interface Spent {
  readonly extension_uuid: string | null;
  readonly ended_at: Date;
  readonly cost: number;
}

/** Adds charges to what was spent in their hours, by the tenant and by each extension. */
export async function addSpending(trx: Trx, tenantId: number, charged: readonly Spent[]): Promise<void> {
  if (charged.length === 0) return;
  const rows = charged.flatMap(({ extension_uuid, ended_at, cost }) => [
    { extension_uuid: WHOLE_TENANT, ended_at, cost },
    ...(extension_uuid === null ? [] : [{ extension_uuid, ended_at, cost }]),
  ]);
  await sql`
    insert into spending as known (tenant_id, extension_uuid, hour, cost, calls)
    select ${tenantId}::integer, extension_uuid, date_bin('1 hour', ended_at, '2000-01-01 00:00+00'), sum(cost)::bigint, count(*)
    from jsonb_to_recordset(${jsonbText(rows)}::jsonb) as spent(extension_uuid uuid, ended_at timestamptz, cost bigint)
    group by 2, 3
    on conflict (tenant_id, extension_uuid, hour)
      do update set cost = known.cost + excluded.cost, calls = known.calls + excluded.calls`.execute(trx);
}

/** No limit and no alarm looks back so far. */
export async function purgeSpending(trx: Trx, before: Date): Promise<void> {
  await sql`delete from spending where hour < ${before}`.execute(trx);
}

/** The hour of these in which the tenant has spent most; null: nothing in any. */
export async function dearestHour(
  trx: Trx,
  tenantId: number,
  hours: readonly Date[],
): Promise<{ readonly hour: Date; readonly cost: number; readonly calls: number } | null> {
  const { rows } = await sql<{ hour: Date; cost: number; calls: number }>`
    select hour, cost, calls from spending
    where tenant_id = ${tenantId} and extension_uuid = ${WHOLE_TENANT}::uuid
      and hour in (select date_bin('1 hour', at, '2000-01-01 00:00+00') from unnest(${hours}::timestamptz[]) as at)
    order by cost desc limit 1`.execute(trx);
  return rows[0] ?? null;
}

/** What was spent since an instant, in whole hours: by the tenant, and by the extension where one is named. */
export async function spentSince(
  trx: Trx,
  tenantId: number,
  extensionUuid: string | null,
  since: Date,
): Promise<{ readonly tenant: number; readonly extension: number }> {
  const extension = extensionUuid ?? WHOLE_TENANT;
  const { rows } = await sql<{ extension_uuid: string; cost: number }>`
    select extension_uuid, sum(cost)::bigint as cost from spending
    where tenant_id = ${tenantId} and extension_uuid in (${WHOLE_TENANT}::uuid, ${extension}::uuid) and hour >= ${since}
    group by extension_uuid`.execute(trx);
  const of = (uuid: string) => rows.find((row) => row.extension_uuid === uuid)?.cost ?? 0;
  return { tenant: of(WHOLE_TENANT), extension: of(extension) };
}
