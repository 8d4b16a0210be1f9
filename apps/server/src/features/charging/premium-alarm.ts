import { arrayText, type Database, sql, type Trx } from '@strowger/db';
import { NO_REQUEST, writeAudit } from '../../audit/write-audit.ts';
import type { StrowgerEvent } from '../../events/event-types.ts';
import { keepEvent } from '../../events/keep-event.ts';
import { PLATFORM_TENANT } from '../tenants/platform-tenant.ts';
import { mailAlarm, platformAddress, type Teller } from './alarm-mail.ts';

/** What the alarm needs of a leg's record. */
interface RefusedLeg {
  readonly tenant_id: number | null;
  readonly block_reason: string | null;
  readonly start_time: Date;
  readonly destination: string | null;
  readonly extension: string | null;
}

/** `block_reason` of what the call plan refuses as premium. */
const PREMIUM = 'premium-number';
/** Names in an alarm. */
const MOST_NAMED = 5;

/**
 * Raises the alarm, once an hour, when a tenant's phones try to call premium numbers that they may not: whoever does so may be a
 * stranger with a stolen password. An event and an activity in the transaction that stores the records; mails follow the event.
 * Records older than a day raise none.
 */
export async function noticePremiumCalls(trx: Trx, legs: readonly RefusedLeg[]): Promise<void> {
  const refused = legs.filter((leg) => leg.block_reason === PREMIUM && leg.tenant_id !== null);
  if (refused.length === 0) return;
  for (const { tenant_id, company, raised_at } of await alarmed(trx, refused)) {
    const ofTenant = refused.filter((leg) => leg.tenant_id === tenant_id);
    const data = {
      company,
      hour: raised_at.toISOString(),
      attempts: ofTenant.length,
      numbers: named(ofTenant.map((leg) => leg.destination)),
      extensions: named(ofTenant.map((leg) => leg.extension)),
    };
    await keepEvent(trx, { type: 'billing.premium_alarm', tenantId: tenant_id, data });
    await writeAudit(trx, null, NO_REQUEST, {
      resource: 'tenants',
      resourceId: tenant_id,
      action: 'premium_alarm',
      tenantId: tenant_id,
      after: data,
      activity: `Premium Numbers Attempted ${company}`,
    });
  }
}

/** The tenants that were not told of this hour or a later one. */
async function alarmed(trx: Trx, refused: readonly RefusedLeg[]) {
  const { rows } = await sql<{ tenant_id: number; company: string; raised_at: Date }>`
    with raised as (
      insert into premium_alarms as known (tenant_id, raised_at)
      select tenant_id, max(date_bin('1 hour', at, '2000-01-01 00:00+00'))
      from unnest(${arrayText(refused.map((leg) => leg.tenant_id))}::integer[],
        ${arrayText(refused.map((leg) => leg.start_time))}::timestamptz[]) as tried (tenant_id, at)
      join tenants using (tenant_id)
      where at > now() - interval '1 day'
      group by tenant_id
      on conflict (tenant_id) do update set raised_at = excluded.raised_at where known.raised_at < excluded.raised_at
      returning tenant_id, raised_at)
    select tenant_id, company, raised_at from raised join tenants using (tenant_id) order by tenant_id`.execute(trx);
  return rows;
}

function named(names: readonly (string | null)[]): string[] {
  return [...new Set(names)].filter((name) => name !== null).slice(0, MOST_NAMED);
}

/** Mails the alarm to the tenant and to whoever runs the platform. Any number of processes may try. */
export function tellPremiumCalls(db: Database, teller: Teller, { tenant_id, data }: StrowgerEvent): Promise<void> {
  return db.transaction({ kind: 'all' }, async (trx) => {
    const tenant = await trx
      .selectFrom('tenants')
      .select('email')
      .where('tenant_id', '=', tenant_id)
      .executeTakeFirst();
    const hour = String(data['hour']);
    const facts = {
      company: String(data['company']),
      numbers: textOf(data['numbers']),
      extensions: textOf(data['extensions']),
    };
    if (tenant !== undefined && tenant_id !== null) {
      const key = `premium-alarm:${tenant_id}:${hour}`;
      await mailAlarm(trx, teller, 'premium-alarm', { tenantId: tenant_id, email: tenant.email, key }, facts);
    }
    const email = await platformAddress(trx, tenant_id);
    if (email === null) return;
    const key = `premium-alarm:platform:${tenant_id}:${hour}`;
    await mailAlarm(trx, teller, 'premium-alarm', { tenantId: PLATFORM_TENANT, email, key }, facts);
  });
}

function textOf(names: unknown): string {
  return Array.isArray(names) ? names.join(', ') : '';
}
