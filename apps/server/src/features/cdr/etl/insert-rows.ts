import { arrayText, jsonbText, sql, type Trx } from '@strowger/db';
import type { RawRecord } from '../raw-record.ts';
import type { CdrValues } from './cdr-values.ts';
import type { NewLeg } from './claim-keys.ts';

/** How the database reads each column. */
const TYPES = {
  call_id: 'text',
  leg: 'text',
  originating_leg_uuid: 'text',
  bridge_uuid: 'text',
  sip_call_id: 'text',
  tenant_id: 'integer',
  company: 'text',
  domain_uuid: 'uuid',
  domain: 'text',
  extension_uuid: 'uuid',
  extension: 'text',
  user_id: 'integer',
  context: 'text',
  direction: 'text',
  call_type: 'text',
  caller_id_name: 'text',
  caller_number: 'text',
  source_number: 'text',
  caller_destination: 'text',
  destination: 'text',
  accountcode: 'text',
  provider_id: 'integer',
  route_id: 'integer',
  destination_id: 'text',
  gateway_uuid: 'uuid',
  rated_number: 'text',
  emergency: 'boolean',
  remote_ip: 'text',
  remote_media_ip: 'text',
  last_app: 'text',
  last_arg: 'text',
  read_codec: 'text',
  write_codec: 'text',
  pdd_ms: 'integer',
  mos: 'real',
  packets_lost: 'integer',
  jitter_ms: 'real',
  start_time: 'timestamptz',
  answer_time: 'timestamptz',
  end_time: 'timestamptz',
  mduration: 'integer',
  billmsec: 'integer',
  duration: 'integer',
  billsec: 'integer',
  hold_sec: 'integer',
  wait_sec: 'integer',
  hangup_cause: 'text',
  hangup_cause_q850: 'integer',
  sip_hangup_disposition: 'text',
  status: 'text',
  missed_call: 'boolean',
  voicemail_message: 'boolean',
  block_reason: 'text',
  ring_group_uuid: 'uuid',
  ivr_menu_uuid: 'uuid',
  conference_name: 'text',
  call_center_queue_uuid: 'uuid',
  cc_side: 'text',
  cc_agent: 'text',
  record_path: 'text',
  record_name: 'text',
} as const satisfies Record<keyof CdrValues, string>;

/** The records as they were received: rows of the journal, ascending, or what was read elsewhere. */
type Received = { readonly journal: readonly number[] } | { readonly read: readonly RawRecord[] };

export function receivedOf(legs: readonly NewLeg[]): Received {
  const journal = legs.flatMap(({ journalId }) => (journalId === null ? [] : [journalId]));
  return journal.length === legs.length ? { journal } : { read: legs.map(({ raw }) => raw) };
}

/**
 * Writes records whose keys are taken, by one statement. A column is one parameter, which costs the database a fraction of
 * what rows of JSON do, and those without any value are left out; what stands in the journal does not come here and back.
 * @returns their ids, in their order
 */
export async function insertRows(trx: Trx, rows: readonly CdrValues[], received: Received): Promise<number[]> {
  const columns = columnsOf(rows);
  const names = sql.join(columns.map(({ name }) => sql.ref(name)));
  // In the list of a select they run side by side; in its `from`, each would be written down by itself first.
  const arrays = sql.join(
    columns.map(({ name, type, values }) => sql`unnest(${values}::${sql.raw(type)}[]) as ${sql.ref(name)}`),
  );
  const { rows: stored } = await sql<{ id: number }>`
    insert into cdr (cdr_seq, ${names}, raw)
    select nextval('cdr_seq'), ${names}, raw
    from (select ${arrays}, ${rawsOf(received)} as raw) as read
    returning id`.execute(trx);
  return stored.map(({ id }) => id);
}

function rawsOf(received: Received) {
  if ('read' in received) return sql`jsonb_array_elements(${jsonbText(received.read)}::jsonb)`;
  return sql`unnest(array(
    select record from cdr_journal where journal_id = any(${received.journal}::bigint[]) order by journal_id))`;
}

interface Column {
  readonly name: string;
  readonly type: string;
  /** An array of the type, as text. */
  readonly values: string;
}

function columnsOf(rows: readonly CdrValues[]): Column[] {
  const columns: Column[] = [];
  for (const [name, type] of Object.entries(TYPES)) {
    if (!isColumn(name)) continue;
    const values = rows.map((row) => row[name]);
    if (values.some((value) => value !== null)) columns.push({ name, type, values: arrayText(values) });
  }
  return columns;
}

function isColumn(name: string): name is keyof CdrValues {
  return name in TYPES;
}
