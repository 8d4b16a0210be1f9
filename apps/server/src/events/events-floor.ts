import { sql, type Trx } from '@strowger/db';

/** How long kept events are replayed (contract 00 "Events"). */
export const EVENTS_KEPT_MS = 24 * 3600 * 1000;

/** Row of `settings`: the highest id of events that were purged. No setting of the API has this name. */
const FLOOR_NAME = 'internal.events_floor';

/** Remembers that events up to an id are gone. */
export async function raiseEventsFloor(trx: Trx, eventId: number): Promise<void> {
  if (eventId === 0) return;
  await sql`
    insert into settings (name, value) values (${FLOOR_NAME}, to_jsonb(${eventId}::bigint))
    on conflict (name) do update
      set value = to_jsonb(greatest((settings.value #>> '{}')::bigint, ${eventId}::bigint)), updated_at = now()`.execute(
    trx,
  );
}

/** The ids after which everything is still kept: from the highest that is gone or too old to that drawn last. */
export async function readEventsRange(trx: Trx, now: Date): Promise<{ floor: number; last: number }> {
  const oldest = new Date(now.getTime() - EVENTS_KEPT_MS);
  const found = await sql<{ floor: number; last: number }>`
    select
      greatest(
        coalesce((select (value #>> '{}')::bigint from settings where name = ${FLOOR_NAME}), 0),
        coalesce((select max(event_id) from events where time < ${oldest}), 0)
      ) as floor,
      (select last_value from event_ids) as last`.execute(trx);
  const row = found.rows[0];
  if (!row) throw new Error('a query without a from clause gave no row');
  return row;
}
