import type { Database, Trx } from '@strowger/db';
import { KEPT_TYPES } from '../../events/event-types.ts';
import { keptEventOf } from '../../events/kept-event-row.ts';
import { eventJson } from '../events/frame.ts';
import { wantsType } from './event-names.ts';
import { activeWebhooks, type WebhookRow } from './store.ts';
import { insertDeliveries, type NewDelivery } from './store-deliveries.ts';
import { hears } from './wanted-events.ts';

export interface PickUpParts {
  readonly db: Database;
  readonly now: () => Date;
}

const BATCH = 500;

/**
 * Makes deliveries of every kept event committed so far. How far that is stands in the database and moves in the
 * transaction that makes the deliveries: nothing is lost or doubled when a process dies, or when several do it at once.
 * @returns how many deliveries were made
 */
export async function pickUpKept({ db, now }: PickUpParts): Promise<number> {
  let made = 0;
  for (;;) {
    const batch = await db.transaction({ kind: 'all' }, (trx) => pickUpBatch(trx, now()));
    made += batch.made;
    if (batch.isEnd) return made;
  }
}

async function pickUpBatch(trx: Trx, now: Date): Promise<{ made: number; isEnd: boolean }> {
  const progress = await trx.selectFrom('webhook_progress').select('event_id').forUpdate().executeTakeFirst();
  // In this order: whoever was made before the last event is among the webhooks.
  const last = await lastKeptId(trx);
  const webhooks = await activeWebhooks(trx);
  if (webhooks.length === 0) return { made: 0, isEnd: true };
  const after = Math.max(progress?.event_id ?? 0, Math.min(...webhooks.map((one) => one.after_event_id)));
  if (last <= after) return { made: 0, isEnd: true };

  const rows = await eventsBetween(trx, after, last, webhooks);
  const deliveries: NewDelivery[] = [];
  for (const row of rows) {
    const event = keptEventOf(row);
    if (event) deliveries.push(...deliveriesOf(event, webhooks));
  }
  const made = await insertDeliveries(trx, deliveries, now);
  const isEnd = rows.length < BATCH;
  await moveOn(trx, isEnd ? last : (rows.at(-1)?.event_id ?? last));
  return { made, isEnd };
}

function deliveriesOf(event: NonNullable<ReturnType<typeof keptEventOf>>, webhooks: readonly WebhookRow[]) {
  return webhooks
    .filter((one) => hears(one, event))
    .map(({ webhook_id }) => ({
      webhook_id,
      event_id: event.event_id,
      type: event.type,
      request_body: eventJson(event),
    }));
}

async function lastKeptId(trx: Trx): Promise<number> {
  const row = await trx
    .selectFrom('events')
    .select((select) => select.fn.max('event_id').as('last'))
    .executeTakeFirst();
  return row?.last ?? 0;
}

function eventsBetween(trx: Trx, after: number, last: number, webhooks: readonly WebhookRow[]) {
  const types = KEPT_TYPES.filter((type) => webhooks.some(({ events }) => wantsType(events, type)));
  return trx
    .selectFrom('events')
    .selectAll()
    .where('event_id', '>', after)
    .where('event_id', '<=', last)
    .where((eb) => eb('type', '=', eb.fn.any(eb.val([...types]))))
    .orderBy('event_id')
    .limit(BATCH)
    .execute();
}

async function moveOn(trx: Trx, eventId: number): Promise<void> {
  await trx
    .insertInto('webhook_progress')
    .values({ event_id: eventId })
    .onConflict((conflict) => conflict.column('webhook_progress_id').doUpdateSet({ event_id: eventId }))
    .execute();
}
