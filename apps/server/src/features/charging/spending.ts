import { jsonbText, sql, type Trx } from '@strowger/db';

/** Stands for the whole tenant where an extension would. */
const WHOLE_TENANT = '00000000-0000-0000-0000-000000000000';
const HOUR_MS = 3_600_000;

interface Spent {
  readonly extension_uuid: string | null;
  readonly ended_at: Date;
  readonly cost: number;
}

/** Adds charges to what was spent in their hours, by the tenant and by each extension. */
export async function addSpending(trx: Trx, tenantId: number, charged: readonly Spent[]): Promise<void> {
  if (charged.length === 0) return;
  await sql`
    insert into spending as known (tenant_id, extension_uuid, hour, cost, calls)
    select ${tenantId}::integer, extension_uuid, hour, cost, calls
    from jsonb_to_recordset(${jsonbText(sumsOf(charged))}::jsonb)
      as spent(extension_uuid uuid, hour timestamptz, cost bigint, calls integer)
    order by extension_uuid, hour
    on conflict (tenant_id, extension_uuid, hour)
      do update set cost = known.cost + excluded.cost, calls = known.calls + excluded.calls`.execute(trx);
}

interface Sum {
  readonly extension_uuid: string;
  readonly hour: Date;
  cost: number;
  calls: number;
}

function sumsOf(charged: readonly Spent[]): Sum[] {
  const sums = new Map<string, Sum>();
  for (const { extension_uuid, ended_at, cost } of charged) {
    const hour = hourOf(ended_at);
    for (const spender of extension_uuid === null ? [WHOLE_TENANT] : [WHOLE_TENANT, extension_uuid]) {
      const key = `${spender} ${hour.getTime()}`;
      const sum = sums.get(key) ?? { extension_uuid: spender, hour, cost: 0, calls: 0 };
      sum.cost += cost;
      sum.calls += 1;
      sums.set(key, sum);
    }
  }
  return [...sums.values()];
}

/** The hour in which an instant is: its beginning. */
function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
}

/** No limit and no alarm looks back so far. */
export async function purgeSpending(trx: Trx, before: Date): Promise<void> {
  await sql`delete from spending where hour < ${before}`.execute(trx);
}

/** The hour of these instants in which the tenant has spent most; null: nothing in any. */
export async function dearestHour(
  trx: Trx,
  tenantId: number,
  at: readonly Date[],
): Promise<{ readonly hour: Date; readonly cost: number; readonly calls: number } | null> {
  const hours = [...new Set(at.map((one) => hourOf(one).getTime()))].map((hour) => new Date(hour));
  const { rows } = await sql<{ hour: Date; cost: number; calls: number }>`
    select hour, cost, calls from spending
    where tenant_id = ${tenantId} and extension_uuid = ${WHOLE_TENANT}::uuid
      and hour = any(${hours}::timestamptz[])
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
