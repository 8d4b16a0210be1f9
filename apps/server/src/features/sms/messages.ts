import { sql, type Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import type { Scope } from '../../access/scope.ts';
import { SERVICE } from '../programs/services.ts';

/** A text message as the API shows it (contract 30 §23). */
export interface SmsMessage {
  readonly sms_id: number;
  readonly direction: 'inbound' | 'outbound';
  readonly from_number: string;
  readonly to_number: string;
  readonly body: string;
  readonly status: 'queued' | 'sent' | 'delivered' | 'received' | 'failed';
  readonly error: string;
  readonly thread_key: string;
  /** Epoch seconds. */
  readonly created: number;
}

interface Row {
  readonly transmission_id: number;
  readonly direction: string;
  readonly status: string;
  readonly response: string;
  readonly account_phone: string;
  readonly contact_phone: string;
  readonly body: string;
  readonly thread_key: string;
  readonly date_created: Date;
}

const MOST_MESSAGES = 500;
const MOST_THREADS = 200;

/** What a text message says: what was sent or came, else what its program is about to send. */
const BODY = sql`coalesce(
  (select r.data from spool_results r join spools s using (spool_id)
    where s.transmission_id = t.transmission_id and r.name = 'text' order by r.spool_result_id desc limit 1),
  (select x.data from programs p join texts x on x.text_id = (p.data ->> 'text_id')::integer
    where p.program_id = t.program_id), '')`;

/** The newest messages of a conversation, oldest first. */
export async function readMessages(trx: Trx, scope: Scope, threadKey: string): Promise<SmsMessage[]> {
  const rows = await readRows(trx, sql`${within(scope)} and t.thread_key = ${threadKey}`, MOST_MESSAGES);
  return rows.reverse().map(present);
}

/** @returns null: it is not there, or out of scope */
export async function readMessage(trx: Trx, scope: Scope, smsId: number): Promise<SmsMessage | null> {
  const [row] = await readRows(trx, sql`${within(scope)} and t.transmission_id = ${smsId}`, 1);
  return row ? present(row) : null;
}

/** The newest conversations, each by its last message. */
export async function readThreads(trx: Trx, scope: Scope) {
  const { rows } = await sql<Row>`
    with last as (
      select max(t.transmission_id) as transmission_id from transmissions t
      where t.thread_key is not null and ${within(scope)}
      group by t.thread_key order by 1 desc limit ${MOST_THREADS}
    )
    select ${COLUMNS} from last join transmissions t using (transmission_id)
    left join contacts c on c.contact_id = t.contact_id
    order by t.transmission_id desc`.execute(trx);
  return rows.map(present).map(({ thread_key, body, direction, status, created }) => ({
    thread_key,
    last_body: body,
    last_direction: direction,
    last_status: status,
    last_created: created,
  }));
}

const COLUMNS = sql`t.transmission_id, t.direction, t.status, t.response, t.account_phone, t.thread_key, t.date_created,
  coalesce(c.phone, '') as contact_phone, ${BODY} as body`;

async function readRows(trx: Trx, where: RawBuilder<unknown>, most: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from transmissions t left join contacts c on c.contact_id = t.contact_id
    where ${where} order by t.transmission_id desc limit ${most}`.execute(trx);
  return rows;
}

function within(scope: Scope): RawBuilder<unknown> {
  const sms = sql`t.service_flag = ${SERVICE.sms} and not t.is_deleted`;
  if (scope.kind === 'platform') return sms;
  const tenant = sql`${sms} and t.tenant_id = ${scope.tenantId}`;
  return scope.kind === 'own' ? sql`${tenant} and t.user_id = ${scope.userId}` : tenant;
}

function present(row: Row): SmsMessage {
  const isInbound = row.direction === 'inbound';
  const status = statusOf(row);
  return {
    sms_id: row.transmission_id,
    direction: isInbound ? 'inbound' : 'outbound',
    from_number: isInbound ? row.contact_phone : row.account_phone,
    to_number: isInbound ? row.account_phone : row.contact_phone,
    body: row.body,
    status,
    error: status === 'failed' ? row.response : '',
    thread_key: row.thread_key,
    created: Math.floor(row.date_created.getTime() / 1000),
  };
}

function statusOf({ direction, status }: Row): SmsMessage['status'] {
  if (direction === 'inbound') return 'received';
  if (status === 'completed') return 'sent';
  return ['pending', 'pending_retry', 'initializing', 'processing', 'done'].includes(status) ? 'queued' : 'failed';
}
