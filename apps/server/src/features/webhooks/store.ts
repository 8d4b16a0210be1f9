import { sql, type Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';

/** A webhook as work with it needs it. */
export interface WebhookRow {
  readonly webhook_id: number;
  readonly tenant_id: number | null;
  readonly url: string;
  readonly events: readonly string[];
  readonly active: boolean;
  readonly after_event_id: number;
  readonly failing_since: Date | null;
}

const COLUMNS = ['webhook_id', 'tenant_id', 'url', 'events', 'active', 'after_event_id', 'failing_since'] as const;

/** Within the caller's view; the fence stands behind it. */
export function findWebhook(trx: Trx, scope: Scope, webhookId: number, lock?: 'lock'): Promise<WebhookRow | undefined> {
  const tenantId = scope.kind === 'platform' ? null : scope.tenantId;
  return trx
    .selectFrom('webhooks')
    .select(COLUMNS)
    .where('webhook_id', '=', webhookId)
    .$if(tenantId !== null, (query) => query.where('tenant_id', '=', tenantId))
    .$if(lock !== undefined, (query) => query.forNoKeyUpdate())
    .executeTakeFirst();
}

export function activeWebhooks(trx: Trx): Promise<WebhookRow[]> {
  return trx.selectFrom('webhooks').select(COLUMNS).where('active', '=', true).execute();
}

/** The id drawn last for any event: what has it or a lower one happened before now. */
async function lastEventId(trx: Trx): Promise<number> {
  const { rows } = await sql<{ last: number }>`select last_value as last from event_ids`.execute(trx);
  return rows[0]?.last ?? 0;
}

export interface NewWebhook {
  readonly tenant_id: number | null;
  readonly url: string;
  readonly events: string[];
  readonly description: string;
  readonly active: boolean;
  readonly date_created: Date;
}

export async function insertWebhook(trx: Trx, webhook: NewWebhook): Promise<number> {
  const afterEventId = await lastEventId(trx);
  const made = await trx
    .insertInto('webhooks')
    .values({ ...webhook, after_event_id: afterEventId })
    .returning('webhook_id')
    .executeTakeFirstOrThrow();
  return made.webhook_id;
}

export async function countWebhooks(trx: Trx, tenantId: number | null): Promise<number> {
  const counted = await trx
    .selectFrom('webhooks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', tenantId === null ? 'is' : '=', tenantId)
    .executeTakeFirstOrThrow();
  return counted.count;
}

/** What happened while it was off is not for it, and what failed before counts no more. */
export async function startAnew(trx: Trx, webhookId: number): Promise<void> {
  const afterEventId = await lastEventId(trx);
  await trx
    .updateTable('webhooks')
    .set({ after_event_id: afterEventId, failing_since: null })
    .where('webhook_id', '=', webhookId)
    .execute();
}

export async function forgetFailures(trx: Trx, webhookId: number): Promise<void> {
  await trx.updateTable('webhooks').set({ failing_since: null }).where('webhook_id', '=', webhookId).execute();
}

export interface AttemptOfWebhook {
  readonly httpStatus: number | null;
  readonly at: Date;
  readonly isDelivered: boolean;
}

/**
 * The commit is not waited for on disk: attempts of one webhook would wait for each other there. What a crash of the
 * database takes back is sent again, as at-least-once allows.
 * @returns the webhook after it; undefined when it was deleted meanwhile
 */
export function noteAttempt(
  trx: Trx,
  webhookId: number,
  { httpStatus, at, isDelivered }: AttemptOfWebhook,
): Promise<WebhookRow | undefined> {
  return trx
    .updateTable('webhooks')
    .set((eb) => ({
      last_status: httpStatus,
      last_at: at,
      failing_since: isDelivered ? null : eb.fn.coalesce('failing_since', eb.val(at)),
    }))
    .where('webhook_id', '=', webhookId)
    .returning(COLUMNS)
    .returning(sql`set_config('synchronous_commit', 'off', true)`.as('commits'))
    .executeTakeFirst();
}

export async function deactivate(trx: Trx, webhookId: number): Promise<void> {
  await trx.updateTable('webhooks').set({ active: false }).where('webhook_id', '=', webhookId).execute();
}

/** Whom the platform writes to about a tenant. */
export function tenantAddress(trx: Trx, tenantId: number): Promise<{ company: string; email: string } | undefined> {
  return trx.selectFrom('tenants').select(['company', 'email']).where('tenant_id', '=', tenantId).executeTakeFirst();
}
