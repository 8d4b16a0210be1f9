import type { Trx } from '@strowger/db';
import { NO_REQUEST, writeTraces } from '../../audit/write-audit.ts';
import { configChanged } from '../../events/config-changed.ts';
import { keepEvent } from '../../events/keep-event.ts';
import { fromMicros } from '../../http/money.ts';
import { UnsendableMail } from '../../mail/mail.ts';
import type { Platform } from '../../platform.ts';
import { postToLedger } from '../tenants/ledger.ts';
import { intervalEnd } from './subscribe.ts';
import { setActive } from './suspension.ts';

type Renewer = Pick<Platform, 'db' | 'now' | 'mail' | 'settings' | 'log'>;

const BATCH = 200;

/**
 * Renews what is due by now: each interval that has ended is charged once, the missed ones too, whatever the clock did
 * meanwhile. Who cannot pay is suspended (contract 10 §9.6). One that fails does not stop the others.
 * @throws the first failure, when all have been tried
 */
export async function renewSubscriptions(platform: Renewer, signal?: AbortSignal): Promise<void> {
  const failures: unknown[] = [];
  let after = 0;
  for (;;) {
    const due = await dueAfter(platform, after);
    for (const id of due) {
      if (signal?.aborted) return;
      await renewAll(platform, id).catch((error: unknown) => failures.push(error));
      after = id;
    }
    if (due.length < BATCH) break;
  }
  if (failures.length > 0) throw failures[0];
}

async function renewAll(platform: Renewer, id: number): Promise<void> {
  while (await platform.db.transaction({ kind: 'all' }, (trx) => renewOnce(trx, platform, id))) {}
}

function dueAfter({ db, now }: Renewer, after: number): Promise<number[]> {
  return db.transaction(
    { kind: 'all' },
    async (trx) => {
      const rows = await trx
        .selectFrom('subscriptions')
        .select('subscription_id')
        .where('active', '=', true)
        .where('next_renewal', '<=', now())
        .where('subscription_id', '>', after)
        .orderBy('subscription_id')
        .limit(BATCH)
        .execute();
      return rows.map((row) => row.subscription_id);
    },
    { readOnly: true },
  );
}

/** Renews one interval. @returns whether another may be due */
async function renewOnce(trx: Trx, platform: Renewer, id: number): Promise<boolean> {
  const now = platform.now();
  const due = await lockDue(trx, id, now);
  if (!due) return false;
  const { tenantId, price, ended } = due;
  const charged = due.autoRenew ? price : 0;
  if (charged > due.credit) {
    await suspend(trx, platform, due, now);
    return false;
  }
  if (charged > 0) {
    const ref = `subscription:${id}:${ended.toISOString()}`;
    const entry = { tenantId, amount: -charged, kind: 'renewal', ref, actorUserId: null } as const;
    await postToLedger(trx, platform, entry, now);
    await keepEvent(
      trx,
      configChanged({ resource: 'tenants', id: tenantId, action: 'updated', changed: ['credit'], tenantId, by: null }),
    );
  }
  const next = intervalEnd(due.interval, ended);
  await trx
    .updateTable('subscriptions')
    .set({ next_renewal: next, last_updated: now })
    .where('subscription_id', '=', id)
    .execute();
  return next !== null && next <= now;
}

interface Due {
  readonly subscriptionId: number;
  readonly tenantId: number;
  readonly company: string;
  readonly email: string;
  readonly credit: number;
  readonly packageName: string;
  readonly price: number;
  /** Seconds; −1: never ends. */
  readonly interval: number;
  readonly autoRenew: boolean;
  /** When the interval ended. */
  readonly ended: Date;
}

/** The tenant's row first, as every movement of money; null when somebody else was faster. */
async function lockDue(trx: Trx, id: number, now: Date): Promise<Due | null> {
  const of = await trx
    .selectFrom('subscriptions')
    .select('tenant_id')
    .where('subscription_id', '=', id)
    .executeTakeFirst();
  if (!of) return null;
  await trx.selectFrom('tenants').select('tenant_id').where('tenant_id', '=', of.tenant_id).forUpdate().execute();
  const row = await trx
    .selectFrom('subscriptions')
    .innerJoin('packages', 'packages.package_id', 'subscriptions.package_id')
    .innerJoin('tenants', 'tenants.tenant_id', 'subscriptions.tenant_id')
    .select(['subscriptions.active', 'auto_renew', 'next_renewal', 'package_interval', 'price', 'packages.name'])
    .select(['tenants.tenant_id', 'company', 'email', 'credit'])
    .where('subscription_id', '=', id)
    .forNoKeyUpdate('subscriptions')
    .executeTakeFirst();
  if (!row?.active || row.next_renewal === null || row.next_renewal > now) return null;
  return {
    subscriptionId: id,
    tenantId: row.tenant_id,
    company: row.company,
    email: row.email,
    credit: row.credit,
    packageName: row.name,
    price: row.price,
    interval: row.package_interval,
    autoRenew: row.auto_renew,
    ended: row.next_renewal,
  };
}

async function suspend(trx: Trx, platform: Renewer, due: Due, now: Date): Promise<void> {
  const changing = { ...due, nextRenewal: due.ended };
  const { entry, event } = await setActive(trx, changing, false, { by: null, now });
  const activity = `Suspend subscription of ${due.company}: credit too low -ID:(${due.subscriptionId})`;
  await writeTraces(trx, null, NO_REQUEST, { entries: [{ ...entry, activity }], events: [event] });
  await tell(trx, platform, due);
}

/** Suspended he is whether or not he can be told. */
async function tell(trx: Trx, { mail, settings, log }: Renewer, due: Due): Promise<void> {
  const { company, packageName, price, credit, email, tenantId, subscriptionId, ended } = due;
  const data = {
    company,
    package: packageName,
    price: String(fromMicros(price)),
    credit: String(fromMicros(credit)),
    currency: settings.get('currency'),
  };
  const key = `subscription-suspended:${subscriptionId}:${ended.toISOString()}`;
  try {
    await mail.send(trx, 'subscription-suspended', { address: email }, data, { key, tenantId });
  } catch (error) {
    if (!(error instanceof UnsendableMail)) throw error;
    log.warn({ tenantId, reason: error.message }, 'a tenant could not be told that his subscription is suspended');
  }
}
