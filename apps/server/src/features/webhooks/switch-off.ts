import type { Trx } from '@strowger/db';
import { NO_REQUEST, writeTraces } from '../../audit/write-audit.ts';
import { configChanged } from '../../events/config-changed.ts';
import { UnsendableMail } from '../../mail/mail.ts';
import type { DeliveryParts } from './parts.ts';
import { deactivate, tenantAddress, type WebhookRow } from './store.ts';
import type { DeliveryRow } from './store-deliveries.ts';

const DAY_MS = 86_400_000;
const LONGEST_FAILURE_MS = 3 * DAY_MS;

/** Three days without one success (contract 00 "Webhooks"). */
export function hasFailedTooLong({ failing_since: since }: Pick<WebhookRow, 'failing_since'>, now: Date): boolean {
  return since !== null && now.getTime() - since.getTime() >= LONGEST_FAILURE_MS;
}

/** Sets a webhook's `active` to 0, tells it as any other change, and mails its tenant. */
export async function switchOff(
  trx: Trx,
  parts: DeliveryParts,
  webhook: WebhookRow,
  reason: 'gone' | 'no success',
  delivery: Pick<DeliveryRow, 'delivery_id' | 'attempts'>,
): Promise<void> {
  const { webhook_id: id, tenant_id: tenantId } = webhook;
  await deactivate(trx, id);
  const entry = {
    resource: 'webhooks',
    resourceId: id,
    action: 'update',
    tenantId,
    before: { active: 1 },
    after: { active: 0, reason },
    activity: `Switch off webhooks -ID:(${id})`,
  };
  const event = configChanged({ resource: 'webhooks', id, action: 'updated', changed: ['active'], tenantId, by: null });
  await writeTraces(trx, null, NO_REQUEST, { entries: [entry], events: [event] });
  parts.log.warn({ webhookId: id, tenantId, reason }, 'a webhook was switched off');
  if (tenantId !== null)
    await mailTenant(trx, parts, webhook, reason, `${id}:${delivery.delivery_id}:${delivery.attempts}`);
}

async function mailTenant(
  trx: Trx,
  { mail, log }: DeliveryParts,
  webhook: WebhookRow,
  reason: 'gone' | 'no success',
  occasion: string,
): Promise<void> {
  const { tenant_id: tenantId, url } = webhook;
  const tenant = tenantId === null ? undefined : await tenantAddress(trx, tenantId);
  if (!tenant || tenantId === null) return;
  try {
    await mail.send(
      trx,
      'webhook-disabled',
      { address: tenant.email, name: tenant.company },
      { company: tenant.company, url, reason },
      { key: `webhook-disabled:${occasion}`, tenantId },
    );
  } catch (error) {
    if (!(error instanceof UnsendableMail)) throw error;
    log.warn({ tenantId, reason: error.message }, 'a tenant cannot be mailed');
  }
}
