import type { Trx } from '@strowger/db';
import { afterAttempt, isDelivered, isGone, type Occasion, type Outcome } from './delivery-state.ts';
import type { DeliveryParts } from './parts.ts';
import { targetRules } from './rules.ts';
import { validSecrets } from './secrets.ts';
import { send } from './send.ts';
import { signatureOf } from './signature.ts';
import { noteAttempt } from './store.ts';
import { type DeliveryRow, settleDelivery } from './store-deliveries.ts';
import { hasFailedTooLong, switchOff } from './switch-off.ts';

/** A delivery with what its request needs. */
export interface Attempt {
  readonly delivery: DeliveryRow;
  readonly url: string;
  /** In clear, the current one first. */
  readonly secrets: readonly string[];
  readonly occasion: Occasion;
}

/** Reads what an attempt needs, in the transaction that chose the delivery. */
export async function prepareAttempt(
  trx: Trx,
  { vault, now }: DeliveryParts,
  delivery: DeliveryRow,
  url: string,
  occasion: Occasion,
): Promise<Attempt> {
  return { delivery, url, occasion, secrets: await validSecrets(trx, vault, delivery.webhook_id, now()) };
}

/**
 * Sends a delivery once and writes what came of it. Doing it twice sends the same body and ids twice and writes once.
 * @returns whether the receiver took it
 * @throws what `signal` was aborted with; then nothing was written
 */
export async function carryOutAttempt(parts: DeliveryParts, attempt: Attempt, signal: AbortSignal): Promise<boolean> {
  const { delivery, url, secrets } = attempt;
  const time = Math.floor(parts.now().getTime() / 1000);
  const outcome = await send({
    url,
    body: delivery.request_body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Strowger-Webhook',
      'x-strowger-event': delivery.type,
      'x-strowger-delivery': String(delivery.delivery_id),
      'x-strowger-signature': signatureOf(secrets, time, delivery.request_body),
    },
    rules: targetRules(parts.settings, parts.resolve),
    signal,
    ...(parts.timeoutMs === undefined ? {} : { timeoutMs: parts.timeoutMs }),
  });
  await parts.db.transaction({ kind: 'all' }, (trx) => settle(trx, parts, attempt, outcome));
  return isDelivered(outcome);
}

/** The webhook is written first, as by whoever deletes it. */
async function settle(
  trx: Trx,
  parts: DeliveryParts,
  { delivery, occasion }: Attempt,
  outcome: Outcome,
): Promise<void> {
  const at = parts.now();
  const about = { httpStatus: outcome.httpStatus, at, isDelivered: isDelivered(outcome) };
  const webhook = await noteAttempt(trx, delivery.webhook_id, about);
  const after = afterAttempt({ ...delivery, nextAttemptAt: delivery.next_attempt_at }, outcome, occasion, at);
  if (!webhook || !(await settleDelivery(trx, delivery, outcome, after))) return;
  parts.metrics.webhookAttempt(after.status === 'pending' ? 'retried' : after.status);
  if (!webhook.active) return;
  if (isGone(outcome)) await switchOff(trx, parts, webhook, 'gone', delivery);
  else if (hasFailedTooLong(webhook, at)) await switchOff(trx, parts, webhook, 'no success', delivery);
}
