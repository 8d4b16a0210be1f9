import { arrayText, jsonbText, sql, type Trx } from '@strowger/db';
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
  await insertEvents(kept).execute(trx);
}

/**
 * The same for a transaction that ends at once and waits for no row that another one may hold: they get their ids here and now.
 * That halves what they cost, and keeps everybody else who commits events waiting for its end.
 */
export async function keepEventsAtTheEnd(trx: Trx, kept: readonly KeptEvent[]): Promise<void> {
  if (kept.length === 0) return;
  await sql`select pg_advisory_xact_lock(1937010290, 1), pg_notify(${KEPT_EVENTS_CHANNEL}, '')`.execute(trx);
  // The batch of no event: the database has none to number.
  await sql`
    insert into events (event_id, batch, type, tenant_id, user_ids, extension_uuids, data)
    select nextval('event_ids'), 0, type, tenant_id, user_ids::integer[], extension_uuids::uuid[], data
    from ${rowsOf(kept)}`.execute(trx);
}

/**
 * The statement that inserts events: the same text for any number of them, so that connections keep its plan. The first
 * has the id by which the database finds all of them when it numbers them.
 */
export function insertEvents(kept: readonly KeptEvent[]) {
  return sql`
    insert into events (event_id, batch, type, tenant_id, user_ids, extension_uuids, data)
    select id, first_value(id) over (order by place), type, tenant_id, user_ids::integer[], extension_uuids::uuid[], data
    from (select nextval('event_ids') as id, event.* from ${rowsOf(kept)}) as told`;
}

function rowsOf(kept: readonly KeptEvent[]) {
  const column = (of: (event: KeptEvent) => string | number | null) => arrayText(kept.map(of));
  return sql`rows from (
    unnest(${column(({ type }) => type)}::text[], ${column(({ tenantId }) => tenantId)}::integer[],
      ${column(({ userIds = [] }) => `{${userIds.join()}}`)}::text[],
      ${column(({ extensionUuids = [] }) => `{${extensionUuids.join()}}`)}::text[]),
    json_array_elements(${jsonbText(kept.map(({ data }) => data))}::json)
  ) with ordinality as event (type, tenant_id, user_ids, extension_uuids, data, place)`;
}
