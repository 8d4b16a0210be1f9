import type { Static } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import type { Writer } from '../../http/resource/resource.ts';
import type { Vault } from '../../secrets/vault.ts';
import { tenantForWrite } from '../domains/tenant-choice.ts';
import { readEventNames } from './event-names.ts';
import type { webhookCreate } from './schema.ts';
import { addSecret } from './secrets.ts';
import { countWebhooks, insertWebhook, tenantAddress } from './store.ts';

/** Of one tenant, or of the platform. */
const MOST_PER_TENANT = 100;

/** @throws ApiError 400, 403, 409 */
export async function createWebhook(
  { trx, caller, audit, emit }: Writer,
  vault: Vault,
  body: Static<typeof webhookCreate>,
  now: Date,
): Promise<{ webhook_id: number; secret: string }> {
  const tenantId = tenantOf(caller, body.tenant_id);
  if (tenantId !== null && tenantId !== caller.tenantId && !(await tenantAddress(trx, tenantId))) {
    throw errors.badField('tenant_id', 'names no tenant');
  }
  if ((await countWebhooks(trx, tenantId)) >= MOST_PER_TENANT) {
    throw errors.conflict(`There are ${MOST_PER_TENANT} webhooks already, which is the most`);
  }
  const values = {
    tenant_id: tenantId,
    url: body.url,
    events: readEventNames(body.events),
    description: body.description ?? '',
    active: body.active !== 0,
    date_created: now,
  };
  const webhookId = await insertWebhook(trx, values);
  const secret = await addSecret(trx, vault, { webhook_id: webhookId, tenant_id: tenantId });
  const { date_created: _, ...shown } = values;
  const after = { webhook_id: webhookId, ...shown, active: shown.active ? 1 : 0 };
  audit({ resource: 'webhooks', resourceId: webhookId, action: 'create', tenantId, before: null, after });
  emit(
    configChanged({
      resource: 'webhooks',
      id: webhookId,
      action: 'created',
      changed: Object.keys(shown),
      tenantId,
      by: caller.userId,
    }),
  );
  return { webhook_id: webhookId, secret };
}

/** A super admin who names no tenant means all of them. */
function tenantOf(caller: Caller, named: number | undefined): number | null {
  if (caller.kind === 'A' && (named === undefined || named === 0)) return null;
  return tenantForWrite(caller, named);
}
