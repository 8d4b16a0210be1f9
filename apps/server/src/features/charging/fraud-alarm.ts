import { type Database, sql, type Trx } from '@strowger/db';
import { NO_REQUEST, writeAudit } from '../../audit/write-audit.ts';
import type { StrowgerEvent } from '../../events/event-types.ts';
import { keepEvent } from '../../events/keep-event.ts';
import { fromMicros } from '../../http/money.ts';
import { PLATFORM_TENANT } from '../tenants/platform-tenant.ts';
import { mailAlarm, platformAddress, type Teller } from './alarm-mail.ts';
import { readLimits, type SpendingLimits } from './limits.ts';
import { dearestHour } from './spending.ts';

interface Alarm {
  readonly hour: Date;
  readonly cost: number;
  readonly calls: number;
  readonly limit: number;
  readonly blockHours: number;
  readonly blockedUntil: Date | null;
}

const HOUR_MS = 3_600_000;

/** Paid calls of the tenant are refused for now. */
export async function isFraudBlocked(trx: Trx, tenantId: number, at: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('fraud_alarms')
    .select('blocked_until')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row?.blocked_until != null && row.blocked_until > at;
}

/**
 * Raises the alarm, once an hour, when more was spent within an hour than the tenant expects (his setting
 * `fraud_hourly_spend`): an event, an activity, mails to him and to whoever runs the platform, and, where he wants it, no
 * paid calls for some hours. In the transaction that charges.
 * @param hours of the charges that are new
 */
export async function watchSpending(
  trx: Trx,
  platform: Teller,
  tenantId: number,
  hours: readonly Date[],
  at: Date,
): Promise<void> {
  if (hours.length === 0) return;
  const limits = await readLimits(trx, tenantId);
  if (limits.hourlyAlarm === null) return;
  const dearest = await dearestHour(trx, tenantId, hours);
  if (dearest === null || dearest.cost <= limits.hourlyAlarm) return;
  const alarm = alarmOf(limits, limits.hourlyAlarm, dearest, at);
  if (await isNew(trx, tenantId, alarm)) await tell(trx, platform, tenantId, alarm);
}

function alarmOf(
  { blockHours }: SpendingLimits,
  limit: number,
  dearest: Pick<Alarm, 'hour' | 'cost' | 'calls'>,
  at: Date,
): Alarm {
  const blockedUntil = blockHours === 0 ? null : new Date(at.getTime() + blockHours * HOUR_MS);
  return { ...dearest, limit, blockHours, blockedUntil };
}

async function isNew(trx: Trx, tenantId: number, { hour, blockedUntil }: Alarm): Promise<boolean> {
  const { rows } = await sql`
    insert into fraud_alarms as known (tenant_id, raised_at, blocked_until) values (${tenantId}, ${hour}, ${blockedUntil})
    on conflict (tenant_id) do update set raised_at = excluded.raised_at, blocked_until = excluded.blocked_until
      where known.raised_at < excluded.raised_at
    returning tenant_id`.execute(trx);
  return rows.length > 0;
}

async function tell(trx: Trx, platform: Teller, tenantId: number, alarm: Alarm): Promise<void> {
  const { company, email } = await trx
    .selectFrom('tenants')
    .select(['company', 'email'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const data = {
    company,
    hour: alarm.hour.toISOString(),
    spent: fromMicros(alarm.cost),
    limit: fromMicros(alarm.limit),
    calls: alarm.calls,
    blocked_hours: alarm.blockHours,
  };
  await keepEvent(trx, { type: 'billing.fraud_alarm', tenantId, data });
  await writeAudit(trx, null, NO_REQUEST, {
    resource: 'tenants',
    resourceId: tenantId,
    action: 'fraud_alarm',
    tenantId,
    after: data,
    activity: `Fraud Alarm ${company}`,
  });
  const key = `fraud-alarm:${tenantId}:${data.hour}`;
  await mailAlarm(trx, platform, 'fraud-alarm', { tenantId, email, key }, factsOf(platform, data));
}

/** Mails an alarm to whoever runs the platform: he is behind no tenant's fence. Any number of processes may try. */
export function tellPlatform(db: Database, platform: Teller, { tenant_id, data }: StrowgerEvent): Promise<void> {
  return db.transaction({ kind: 'all' }, async (trx) => {
    const email = await platformAddress(trx, tenant_id);
    if (email === null) return;
    const key = `fraud-alarm:platform:${tenant_id}:${String(data['hour'])}`;
    await mailAlarm(trx, platform, 'fraud-alarm', { tenantId: PLATFORM_TENANT, email, key }, factsOf(platform, data));
  });
}

function factsOf({ settings }: Pick<Teller, 'settings'>, data: Readonly<Record<string, unknown>>) {
  return {
    company: String(data['company']),
    spent: String(data['spent']),
    limit: String(data['limit']),
    currency: settings.get('currency'),
    calls: Number(data['calls']),
    blockedHours: Number(data['blocked_hours']),
  };
}
