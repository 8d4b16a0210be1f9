import { fenceOf } from '../../access/scope.ts';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import { objectSchema, updateSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import { updateObject } from '../../http/resource/write-resource.ts';
import { writeApart } from '../../http/write-apart.ts';
import type { Feature } from '../../platform.ts';
import { startBackground } from './background.ts';
import { createWebhook } from './create-webhook.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { readEventNames } from './event-names.ts';
import { ACCESS as access, TAG as tag, WEBHOOKS } from './resource.ts';
import { requireTarget, targetRules } from './rules.ts';
import { newSecret, newWebhook, rotation, webhookCreate } from './schema.ts';
import { rotateSecret } from './secrets.ts';
import { findWebhook } from './store.ts';

const OVERLAP_HOURS = 24;

/** Contract 00 "Webhooks". */
export const webhooks: Feature = (route, platform) => {
  const { vault, now, settings } = platform;
  serveResource(route, platform, WEBHOOKS);

  route({
    method: 'POST',
    path: '/webhooks',
    summary: 'Make a webhook; the answer alone shows its secret',
    tag,
    access,
    body: webhookCreate,
    reply: newWebhook,
    transaction: 'none',
    handler: async (context) => {
      const { body } = context;
      await requireTarget(body.url, targetRules(settings));
      return writeApart(context, (writer) => createWebhook(writer, vault, body, now()));
    },
  });

  route({
    method: 'PUT',
    path: '/webhooks/:webhook_id',
    summary: 'Change a webhook',
    tag,
    access,
    params: { webhook_id: 'id' },
    body: updateSchema(WEBHOOKS),
    reply: objectSchema(WEBHOOKS),
    transaction: 'none',
    handler: async (context) => {
      const { db, scope, params } = context;
      const sent = readSent(context.body);
      const fence = fenceOf(scope);
      const found = await db.transaction(fence, (trx) => findWebhook(trx, scope, params.webhook_id), {
        readOnly: true,
      });
      if (!found) throw errors.notFound('Webhook');
      if (typeof sent['url'] === 'string') await requireTarget(sent['url'], targetRules(settings));
      return writeApart(context, (writer) => updateObject(writer, WEBHOOKS, params.webhook_id, sent, now()));
    },
  });

  route({
    method: 'POST',
    path: '/webhooks/:webhook_id/rotate',
    summary: 'Give a webhook a new secret; the answer alone shows it',
    tag,
    access,
    params: { webhook_id: 'id' },
    body: rotation,
    reply: newSecret,
    handler: async ({ trx, scope, caller, params, body, audit, emit }) => {
      const webhook = await findWebhook(trx, scope, params.webhook_id, 'lock');
      if (!webhook) throw errors.notFound('Webhook');
      const overlap = body.overlap_hours ?? OVERLAP_HOURS;
      const secret = await rotateSecret(trx, vault, webhook, overlap, now());
      const { webhook_id: id, tenant_id: tenantId } = webhook;
      audit({
        resource: 'webhooks',
        resourceId: id,
        action: 'rotate',
        tenantId,
        after: { webhook_id: id, secret, overlap_hours: overlap },
      });
      const by = caller.userId;
      emit(configChanged({ resource: 'webhooks', id, action: 'updated', changed: ['secret'], tenantId, by }));
      return { secret };
    },
  });

  deliveryRoutes(route, platform);
  startBackground(platform);
};

/** A body that its schema has let through is an object. @throws ApiError 400 for names that are no events */
function readSent(body: unknown): Record<string, unknown> {
  const sent: Record<string, unknown> =
    typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {};
  const names = sent['events'];
  if (Array.isArray(names)) sent['events'] = readEventNames(names.map(String));
  return sent;
}
