import { sql, type Trx } from '@strowger/db';
import { spentSince } from './spending.ts';

/** What a tenant has set for himself (tenant settings); money in millionths, null: nothing. */
export interface SpendingLimits {
  readonly daily: number | null;
  readonly dailyOfExtension: number | null;
  /** More than this within an hour is an alarm. */
  readonly hourlyAlarm: number | null;
  /** Paid calls of one extension at the same time; null: as many as it likes. */
  readonly callsOfExtension: number | null;
  /** How long paid calls are refused after an alarm; 0: they are not. */
  readonly blockHours: number;
}

const MICROS = 1_000_000;
const NAMES = [
  'daily_spend_limit',
  'extension_daily_spend_limit',
  'extension_paid_calls',
  'fraud_hourly_spend',
  'fraud_block_hours',
] as const;

export async function readLimits(trx: Trx, tenantId: number): Promise<SpendingLimits> {
  const rows = await trx
    .selectFrom('tenant_settings')
    .select(['name', 'value'])
    .where('tenant_id', '=', tenantId)
    .where('name', 'in', NAMES)
    .execute();
  const of = (name: (typeof NAMES)[number]): number | null => {
    const value = rows.find((row) => row.name === name)?.value;
    return typeof value === 'number' && value >= 0 ? value : null;
  };
  const money = (name: (typeof NAMES)[number]): number | null => {
    const value = of(name);
    return value === null ? null : Math.round(value * MICROS);
  };
  return {
    daily: money('daily_spend_limit'),
    dailyOfExtension: money('extension_daily_spend_limit'),
    hourlyAlarm: money('fraud_hourly_spend'),
    callsOfExtension: of('extension_paid_calls'),
    blockHours: of('fraud_block_hours') ?? 0,
  };
}

/** What the limits of the day (in the tenant's time zone) still let be spent, in millionths; null: there are none. */
export async function spendableToday(
  trx: Trx,
  tenantId: number,
  extensionUuid: string | null,
  timezone: string,
  at: Date,
): Promise<number | null> {
  const { daily, dailyOfExtension } = await readLimits(trx, tenantId);
  const ofExtension = extensionUuid === null ? null : dailyOfExtension;
  if (daily === null && ofExtension === null) return null;
  const spent = await spentSince(trx, tenantId, extensionUuid, await startOfDay(trx, timezone, at));
  const left = Math.min(leftOf(daily, spent.tenant), leftOf(ofExtension, spent.extension));
  return Math.max(0, left);
}

function leftOf(limit: number | null, spent: number): number {
  return limit === null ? Number.POSITIVE_INFINITY : limit - spent;
}

async function startOfDay(trx: Trx, timezone: string, at: Date): Promise<Date> {
  const { rows } = await sql<{ start: Date }>`
    select date_trunc('day', ${at}::timestamptz, ${timezone}::text) as start`.execute(trx);
  return rows[0]?.start ?? at;
}
