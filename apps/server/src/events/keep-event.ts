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

/** Channel on which every process hears that kept events were committed. */
export const KEPT_EVENTS_CHANNEL = 'strowger_events';

/** Writes the event in the transaction that causes it. Every process hears of it when that commits, and only then. */
export async function keepEvent(trx: Trx, event: KeptEvent): Promise<void> {
  await keepEvents(trx, [event]);
}

/** Many events of one transaction in one statement, in their order. The database numbers them when it commits. */
export async function keepEvents(trx: Trx, kept: readonly KeptEvent[]): Promise<void> {
  if (kept.length === 0) return;
  await trx
    .insertInto('events')
    .values(
      kept.map((event) => ({
        event_id: sql<number>`nextval('event_ids')`,
        type: event.type,
        tenant_id: event.tenantId,
        user_ids: [...(event.userIds ?? [])],
        extension_uuids: [...(event.extensionUuids ?? [])],
        data: JSON.stringify(event.data),
      })),
    )
    .execute();
}
