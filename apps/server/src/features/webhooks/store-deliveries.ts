import { jsonbText, sql, type Trx } from '@strowger/db';
import type { ListQuery } from '../../http/list-query.ts';
import { readWindow } from '../../http/list-query.ts';
import type { DeliveryState, DeliveryStatus, Outcome } from './delivery-state.ts';

/** An event that a webhook is told of. */
export interface NewDelivery {
  readonly webhook_id: number;
  readonly event_id: number;
  readonly type: string;
  readonly request_body: string;
}

/** Makes deliveries that are due now; one that is there already, or whose webhook is gone or off, is passed over. */
export async function insertDeliveries(trx: Trx, deliveries: readonly NewDelivery[], now: Date): Promise<number> {
  if (deliveries.length === 0) return 0;
  const made = await sql`
    insert into webhook_deliveries
      (webhook_id, tenant_id, event_id, type, request_body, created_at, next_attempt_at)
    select webhooks.webhook_id, webhooks.tenant_id, made.event_id, made.type, made.request_body,
      ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${jsonbText(deliveries)}::jsonb)
      as made(webhook_id integer, event_id bigint, type text, request_body text)
    join webhooks on webhooks.webhook_id = made.webhook_id
    where webhooks.active and made.event_id > webhooks.after_event_id
    order by made.event_id
    for key share of webhooks
    on conflict (webhook_id, event_id) do nothing`.execute(trx);
  return Number(made.numAffectedRows ?? 0);
}

/** A delivery that an attempt is made of. */
export interface DeliveryRow {
  readonly delivery_id: number;
  readonly webhook_id: number;
  readonly event_id: number;
  readonly type: string;
  readonly request_body: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly redeliveries: number;
  readonly next_attempt_at: Date | null;
}

const ATTEMPTED = [
  'delivery_id',
  'webhook_id',
  'event_id',
  'type',
  'request_body',
  'status',
  'attempts',
  'redeliveries',
  'next_attempt_at',
] as const;

/** Takes the deliveries of a webhook that are due longest, at most so many: nobody else takes them before `leaseUntil`. */
export async function claimDeliveries(
  trx: Trx,
  webhookId: number,
  now: Date,
  leaseUntil: Date,
  most: number,
): Promise<DeliveryRow[]> {
  const rows = await trx
    .with('due', (db) =>
      db
        .selectFrom('webhook_deliveries')
        .select('delivery_id as due_id')
        .where('webhook_id', '=', webhookId)
        .where('next_attempt_at', '<=', now)
        .orderBy('next_attempt_at')
        .orderBy('delivery_id')
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('webhook_deliveries')
    .from('due')
    .set({ next_attempt_at: leaseUntil })
    .whereRef('delivery_id', '=', 'due_id')
    .returning(ATTEMPTED)
    .execute();
  return rows
    .map((row) => ({ ...row, status: statusOf(row.status) }))
    .toSorted((left, right) => left.event_id - right.event_id);
}

/** Gives a claimed delivery back: it was not attempted, or its attempt was cut short and does not count. */
export async function releaseDelivery(trx: Trx, { delivery_id: id, attempts }: DeliveryRow, now: Date): Promise<void> {
  await trx
    .updateTable('webhook_deliveries')
    .set({ next_attempt_at: now })
    .where('delivery_id', '=', id)
    .where('attempts', '=', attempts)
    .where('status', '=', 'pending')
    .execute();
}

/** A delivery of its own event, which the dispatcher does not touch before `leaseUntil`. */
export async function insertTestDelivery(
  trx: Trx,
  delivery: NewDelivery & { readonly tenant_id: number | null },
  now: Date,
  leaseUntil: Date,
): Promise<DeliveryRow> {
  const row = await trx
    .insertInto('webhook_deliveries')
    .values({ ...delivery, created_at: now, next_attempt_at: leaseUntil })
    .returning(ATTEMPTED)
    .executeTakeFirstOrThrow();
  return { ...row, status: statusOf(row.status) };
}

export async function drawEventId(trx: Trx): Promise<number> {
  const { rows } = await sql<{ id: number }>`select nextval('event_ids') as id`.execute(trx);
  const [drawn] = rows;
  if (!drawn) throw new Error('a sequence gave no number');
  return drawn.id;
}

/**
 * Writes what an attempt came to.
 * @returns false when another attempt ended meanwhile: then that one counts
 */
export async function settleDelivery(
  trx: Trx,
  before: Pick<DeliveryRow, 'delivery_id' | 'attempts'>,
  outcome: Outcome,
  after: DeliveryState,
): Promise<boolean> {
  const rows = await trx
    .updateTable('webhook_deliveries')
    .set({
      status: after.status,
      attempts: after.attempts,
      redeliveries: after.redeliveries,
      next_attempt_at: after.nextAttemptAt,
      http_status: outcome.httpStatus,
      error: outcome.error,
      duration_ms: outcome.durationMs,
      response_body: outcome.responseBody,
    })
    .where('delivery_id', '=', before.delivery_id)
    .where('attempts', '=', before.attempts)
    .returning('delivery_id')
    .execute();
  return rows.length > 0;
}

export interface FullDelivery extends DeliveryRow {
  readonly http_status: number | null;
  readonly error: string | null;
  readonly duration_ms: number | null;
  readonly response_body: string | null;
  readonly created_at: Date;
}

export async function findDelivery(trx: Trx, webhookId: number, deliveryId: number): Promise<FullDelivery | undefined> {
  const row = await trx
    .selectFrom('webhook_deliveries')
    .select(ATTEMPTED)
    .select(['http_status', 'error', 'duration_ms', 'response_body', 'created_at'])
    .where('webhook_id', '=', webhookId)
    .where('delivery_id', '=', deliveryId)
    .executeTakeFirst();
  return row && { ...row, status: statusOf(row.status) };
}

export interface DeliveryFilter {
  readonly status: string | undefined;
  /** A name or `area.*`. */
  readonly type: string | undefined;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
}

export const SORTABLE = ['delivery_id', 'event_id', 'type', 'status', 'attempts', 'created_at'] as const;

/** Without bodies, newest first unless asked otherwise. */
export function listDeliveries(trx: Trx, webhookId: number, filter: DeliveryFilter, list: ListQuery) {
  const { status, type, from, to } = filter;
  const wanted = trx
    .selectFrom('webhook_deliveries')
    .where('webhook_id', '=', webhookId)
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? ''))
    .$if(type !== undefined, (query) => query.where(typeCondition(type ?? '')))
    .$if(from !== undefined, (query) => query.where('created_at', '>=', from ?? new Date(0)))
    .$if(to !== undefined, (query) => query.where('created_at', '<=', to ?? new Date(0)));
  const sort = SORTABLE.find((name) => name === list.sort) ?? 'delivery_id';
  const direction = (list.descending ?? list.sort === null) ? 'desc' : 'asc';
  const rowsOf = (limit: number) =>
    wanted
      .select(['delivery_id', 'event_id', 'type', 'status', 'attempts', 'http_status', 'error', 'duration_ms'])
      .select(['created_at', 'next_attempt_at'])
      .orderBy(sort, direction)
      .orderBy('delivery_id', direction)
      .limit(limit)
      .offset(list.offset)
      .execute();
  const countAll = async () =>
    (await wanted.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count;
  return readWindow(list, rowsOf, countAll);
}

function typeCondition(type: string) {
  return type.endsWith('.*') ? sql<boolean>`starts_with(type, ${type.slice(0, -1)})` : sql<boolean>`type = ${type}`;
}

/** Most webhooks that are looked at together. */
const MOST_WEBHOOKS = 200;

export interface DueWebhook {
  readonly webhook_id: number;
  /** Its last attempt failed. */
  readonly isFailing: boolean;
  /** Deliveries that are due. */
  readonly count: number;
}

/** Webhooks that have something due, those first that were attempted longest ago. @param countTo no further */
export async function webhooksWithDue(trx: Trx, now: Date, countTo: number): Promise<DueWebhook[]> {
  const { rows } = await sql<DueWebhook>`
    select webhook_id, failing_since is not null as "isFailing", due.count
    from webhooks cross join lateral (
      select count(*) as count from (
        select from webhook_deliveries
        where webhook_deliveries.webhook_id = webhooks.webhook_id and next_attempt_at <= ${now}
        limit ${countTo}
      ) as few
    ) as due
    where active and due.count > 0
    order by last_at nulls first, webhook_id
    limit ${MOST_WEBHOOKS}`.execute(trx);
  return rows;
}

/** When the next delivery that is not due yet will be. */
export async function nextDue(trx: Trx, now: Date): Promise<Date | null> {
  const row = await trx
    .selectFrom('webhook_deliveries')
    .select('next_attempt_at')
    .where('next_attempt_at', '>', now)
    .orderBy('next_attempt_at')
    .limit(1)
    .executeTakeFirst();
  return row?.next_attempt_at ?? null;
}

/** @returns how many, at most `limit` */
export async function purgeDeliveries(trx: Trx, before: Date, limit: number): Promise<number> {
  const gone = await sql`
    delete from webhook_deliveries where delivery_id in (
      select delivery_id from webhook_deliveries where created_at < ${before} order by created_at limit ${limit})`.execute(
    trx,
  );
  return Number(gone.numAffectedRows ?? 0);
}

function statusOf(text: string): DeliveryStatus {
  return text === 'delivered' || text === 'failed' ? text : 'pending';
}
