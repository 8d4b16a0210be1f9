import type { Database, Fence } from '@strowger/db';
import type { StrowgerEvent } from '../../events/event-types.ts';
import { EVENTS_KEPT_MS, readEventsRange } from '../../events/events-floor.ts';
import { keptEventOf } from '../../events/kept-event-row.ts';
import { errors } from '../../http/errors.ts';

/** From where a stream goes on. */
export type StartingPoint =
  | { readonly kind: 'now' }
  | { readonly kind: 'after'; readonly eventId: number }
  /** What the client saw last is not known any more: it must load its state again. */
  | { readonly kind: 'reset' };

const BATCH = 500;
const LONGEST_ID = 15;

/**
 * @param lastEventId header `Last-Event-ID` of a browser that comes back; goes before `since`
 * @throws ApiError 400 when `since` is no id
 */
export function startingPoint(lastEventId: string | undefined, since: string | undefined): StartingPoint {
  const asked = lastEventId?.trim() || since?.trim();
  if (!asked) return { kind: 'now' };
  if (/^\d+$/.test(asked) && asked.length <= LONGEST_ID) return { kind: 'after', eventId: Number(asked) };
  if (lastEventId?.trim()) return { kind: 'reset' };
  throw errors.badField('since', 'must be an event_id');
}

/** Whether everything after the id is still there. */
export async function isKept(db: Database, eventId: number, now: Date): Promise<boolean> {
  const { floor, last } = await db.transaction({ kind: 'all' }, (trx) => readEventsRange(trx, now), { readOnly: true });
  return eventId >= floor && eventId <= last;
}

/** Kept events after an id, oldest first, as far as the fence lets see. */
export async function* keptEventsAfter(
  db: Database,
  fence: Fence,
  eventId: number,
  now: Date,
): AsyncGenerator<StrowgerEvent> {
  const oldest = new Date(now.getTime() - EVENTS_KEPT_MS);
  for (let after = eventId; ; ) {
    const rows = await db.transaction(
      fence,
      (trx) =>
        trx
          .selectFrom('events')
          .selectAll()
          .where('event_id', '>', after)
          .where('time', '>=', oldest)
          .orderBy('event_id')
          .limit(BATCH)
          .execute(),
      { readOnly: true },
    );
    for (const row of rows) {
      const event = keptEventOf(row);
      if (event) yield event;
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.event_id;
  }
}
