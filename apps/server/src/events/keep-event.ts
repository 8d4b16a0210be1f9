import type { Trx } from '@strowger/db';
import { sql } from 'kysely';
import type { KeptType } from './event-types.ts';

/** A kept event before it has its id and time. */
export interface KeptEvent {
  readonly type: KeptType;
  readonly tenantId: number | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly userIds?: readonly number[];
  readonly extensionUuids?: readonly string[];
}

/** Channel on which every process hears that a kept event was committed; the payload is its id. */
export const KEPT_EVENTS_CHANNEL = 'strowger_events';

/** Writes the event in the transaction that causes it. Every process hears of it when that commits, and only then. */
export async function keepEvent(trx: Trx, event: KeptEvent): Promise<void> {
  const { event_id } = await trx
    .insertInto('events')
    .values({
      event_id: sql<number>`nextval('event_ids')`,
      type: event.type,
      tenant_id: event.tenantId,
      user_ids: [...(event.userIds ?? [])],
      extension_uuids: [...(event.extensionUuids ?? [])],
      data: JSON.stringify(event.data),
    })
    .returning('event_id')
    .executeTakeFirstOrThrow();
  await sql`select pg_notify(${KEPT_EVENTS_CHANNEL}, ${String(event_id)})`.execute(trx);
}
