import { Type } from 'typebox';
import { fenceOf } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';
import { epochFilter } from '../../http/list-filters.ts';
import { answerList, parseListQuery } from '../../http/list-query.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import { type Request, writeApart } from '../../http/write-apart.ts';
import type { Platform } from '../../platform.ts';
import { type Attempt, carryOutAttempt, prepareAttempt } from './attempt.ts';
import { presentDelivery, presentDeliveryRow } from './delivery-row.ts';
import { LEASE_MS } from './parts.ts';
import { ACCESS as access, TAG as tag } from './resource.ts';
import { deliveryObject, deliveryQuery, deliveryRow } from './schema.ts';
import { findWebhook } from './store.ts';
import {
  type DeliveryFilter,
  drawEventId,
  findDelivery,
  insertTestDelivery,
  listDeliveries,
  SORTABLE,
} from './store-deliveries.ts';

const TEST_TYPE = 'webhook.test';

/** What was sent, and what can be sent again (contract 00 "Webhooks"). */
export function deliveryRoutes(route: RouteRegistrar, platform: Platform): void {
  route({
    method: 'GET',
    path: '/webhooks/:webhook_id/deliveries',
    summary: 'Deliveries of the last week',
    tag,
    access,
    params: { webhook_id: 'id' },
    query: deliveryQuery,
    reply: Type.Union([Type.Array(deliveryRow), Type.Integer()]),
    handler: async ({ trx, scope, params, query, reply }) => {
      if (!(await findWebhook(trx, scope, params.webhook_id))) throw errors.notFound('Webhook');
      const list = parseListQuery(query, SORTABLE);
      const { rows, total } = await listDeliveries(trx, params.webhook_id, filterOf(query), list);
      return answerList(reply, list, { rows: rows.map(presentDeliveryRow), total });
    },
  });

  route({
    method: 'GET',
    path: '/webhooks/:webhook_id/deliveries/:delivery_id',
    summary: 'One delivery with what was sent and answered',
    tag,
    access,
    params: { webhook_id: 'id', delivery_id: 'name' },
    reply: deliveryObject,
    handler: async ({ trx, scope, params }) => {
      const webhook = await findWebhook(trx, scope, params.webhook_id);
      const deliveryId = deliveryIdOf(params.delivery_id);
      const found = webhook && (await findDelivery(trx, webhook.webhook_id, deliveryId));
      if (!found) throw errors.notFound('Delivery');
      return presentDelivery(found);
    },
  });

  route({
    method: 'POST',
    path: '/webhooks/:webhook_id/deliveries/:delivery_id/redeliver',
    summary: 'Send a delivery again now: the same body and event',
    tag,
    access,
    params: { webhook_id: 'id', delivery_id: 'name' },
    reply: deliveryRow,
    transaction: 'none',
    handler: async (context) => {
      const { webhook_id: webhookId, delivery_id: asked } = context.params;
      const deliveryId = deliveryIdOf(asked);
      const attempt = await writeApart(context, async ({ trx, scope, audit }) => {
        const webhook = await findWebhook(trx, scope, webhookId);
        const delivery = webhook && (await findDelivery(trx, webhookId, deliveryId));
        if (!webhook || !delivery) throw errors.notFound('Delivery');
        audit({
          resource: 'webhooks',
          resourceId: webhookId,
          action: 'redeliver',
          tenantId: webhook.tenant_id,
          after: { delivery_id: deliveryId, event_id: delivery.event_id },
        });
        return prepareAttempt(trx, platform, delivery, webhook.url, 'redelivery');
      });
      return attemptNow(context, platform, attempt);
    },
  });

  route({
    method: 'POST',
    path: '/webhooks/:webhook_id/test',
    summary: `Send the event ${TEST_TYPE} now`,
    tag,
    access,
    params: { webhook_id: 'id' },
    reply: deliveryRow,
    transaction: 'none',
    handler: async (context) => {
      const { webhook_id: webhookId } = context.params;
      const attempt = await writeApart(context, async ({ trx, scope, audit }) => {
        const webhook = await findWebhook(trx, scope, webhookId);
        if (!webhook) throw errors.notFound('Webhook');
        const { tenant_id: tenantId, url } = webhook;
        const at = platform.now();
        const eventId = await drawEventId(trx);
        const data = { webhook_id: webhookId };
        const body = { event_id: eventId, type: TEST_TYPE, time: at.toISOString(), tenant_id: tenantId, data };
        const delivery = await insertTestDelivery(
          trx,
          {
            webhook_id: webhookId,
            tenant_id: tenantId,
            event_id: eventId,
            type: TEST_TYPE,
            request_body: JSON.stringify(body),
          },
          at,
          new Date(at.getTime() + LEASE_MS),
        );
        audit({
          resource: 'webhooks',
          resourceId: webhookId,
          action: 'test',
          tenantId,
          after: { delivery_id: delivery.delivery_id },
        });
        return prepareAttempt(trx, platform, delivery, url, 'test');
      });
      return attemptNow(context, platform, attempt);
    },
  });
}

/** @returns the row after it */
async function attemptNow({ db, scope }: Request, platform: Platform, attempt: Attempt): Promise<object> {
  try {
    await carryOutAttempt(platform, attempt, platform.stopping);
  } catch (error) {
    if (platform.stopping.aborted) throw errors.unavailable('The server is stopping');
    throw error;
  }
  const { webhook_id: webhookId, delivery_id: id } = attempt.delivery;
  const after = await db.transaction(fenceOf(scope), (trx) => findDelivery(trx, webhookId, id), { readOnly: true });
  if (!after) throw errors.notFound('Delivery');
  return presentDeliveryRow(after);
}

const LONGEST_ID = 15;

/** @throws ApiError 404 for what is no id */
function deliveryIdOf(text: string): number {
  if (!/^\d+$/.test(text) || text.length > LONGEST_ID) throw errors.notFound('Delivery');
  return Number(text);
}

function filterOf(query: Readonly<Record<string, string>>): DeliveryFilter {
  return {
    status: query['status']?.trim() || undefined,
    type: query['type']?.trim() || undefined,
    from: timeFilter(query['from']),
    to: timeFilter(query['to']),
  };
}

/** Epoch seconds, or ISO 8601; absent when it is neither. */
function timeFilter(text: string | undefined): Date | undefined {
  const epoch = epochFilter(text);
  if (epoch) return epoch;
  const value = text?.trim() ?? '';
  const parsed = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : new Date(parsed);
}
