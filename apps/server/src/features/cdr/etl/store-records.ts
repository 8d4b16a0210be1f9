import { jsonbText, sql, type Trx } from '@strowger/db';
import { type KeptEvent, keepEvents } from '../../../events/keep-event.ts';
import { recordingFileOf } from '../../call-recordings/recording-file.ts';
import { countConferences } from '../../charging/count-conferences.ts';
import { type FinishedLeg, noteFinishedLegs } from '../../charging/note-finished-legs.ts';
import { type Enrichment, enrich } from '../enrich.ts';
import { makeMonths } from '../months.ts';
import { CDR_COLUMNS, type CdrRow, presentCdr } from '../presenter.ts';
import type { RawRecord } from '../raw-record.ts';
import { type Owner, readOwnerBook } from './resolve-owners.ts';

/**
 * Writes finished legs into the call records, with what follows from a new one, in the caller's transaction.
 * A record that is known by `(call_id, leg)` changes nothing and is not counted.
 * @returns how many were new
 */
export async function storeRecords(trx: Trx, records: readonly RawRecord[]): Promise<number> {
  const firsts = new Map(records.map((raw) => [keyOf(raw), raw] as const).reverse());
  if (firsts.size === 0) return 0;
  const legs = [...firsts.values()].reverse();
  const book = await readOwnerBook(trx, legs);
  const rows = legs.map((raw) => {
    const owner = book.ownerOf(raw);
    return rowOf(raw, owner, enrich(raw, book.numbersOf(owner)));
  });
  await makeMonths(
    trx,
    rows.map((row) => row.start_time),
  );
  const inserted = await insertNew(trx, rows);
  await noteFinishedLegs(trx, inserted);
  await countConferences(trx, inserted);
  await keepEvents(
    trx,
    inserted.map((row) => {
      const raw = firsts.get(keyOf(row));
      return createdEvent(row, raw ? book.ownerOf(raw).timezone : 'UTC');
    }),
  );
  return inserted.length;
}

type Row = ReturnType<typeof rowOf>;

const RETURNED = [
  ...CDR_COLUMNS,
  'leg',
  'tenant_id',
  'extension_uuid',
  'user_id',
  'status',
  'rated_number',
  'emergency',
] as const;

interface Inserted extends CdrRow, FinishedLeg {
  readonly user_id: number | null;
  readonly status: string;
}

function keyOf({ call_id, leg }: { readonly call_id: string; readonly leg: string }): string {
  return `${call_id} ${leg}`;
}

/**
 * The records whose key was new, in one statement. All rows are one parameter, however many: the statement stays the
 * same, and the plan that connections keep of it.
 */
async function insertNew(trx: Trx, rows: readonly Row[]): Promise<readonly Inserted[]> {
  const columns = Object.keys(rows[0] ?? {});
  const names = sql.join(columns.map((name) => sql.ref(name)));
  const inserted = await sql<Inserted>`
    with read as (
      select * from jsonb_populate_recordset(null::cdr, ${jsonbText(rows)}::jsonb) with ordinality
    ), fresh as (
      insert into cdr_keys (call_id, leg, start_time) select call_id, leg, start_time from read
      on conflict (call_id, leg) do nothing
      returning call_id, leg
    )
    insert into cdr (cdr_seq, ${names})
    select nextval('cdr_seq'), ${names} from (select read.* from read join fresh using (call_id, leg) order by ordinality) as new
    returning ${sql.join(RETURNED.map((name) => sql.ref(name)))}`.execute(trx);
  return inserted.rows;
}

function createdEvent(row: Inserted, timezone: string): KeptEvent {
  return {
    type: 'cdr.created',
    tenantId: row.tenant_id,
    userIds: row.user_id === null ? [] : [row.user_id],
    extensionUuids: row.extension_uuid === null ? [] : [row.extension_uuid],
    data: {
      ...presentCdr(row, { zone: timezone }),
      leg: row.leg,
      tenant_id: row.tenant_id,
      extension_uuid: row.extension_uuid,
      status: row.status,
    },
  };
}

function rowOf(raw: RawRecord, owner: Owner, derived: Enrichment) {
  return {
    call_id: raw.call_id,
    leg: raw.leg,
    originating_leg_uuid: raw.originating_leg_uuid ?? null,
    bridge_uuid: raw.bridge_uuid ?? null,
    sip_call_id: raw.sip_call_id ?? null,
    tenant_id: owner.tenantId,
    company: owner.company,
    domain_uuid: owner.domainUuid,
    domain: owner.domain,
    extension_uuid: owner.extensionUuid,
    extension: owner.extension,
    user_id: owner.userId,
    context: raw.context ?? owner.domain,
    direction: derived.direction,
    call_type: derived.call_type,
    caller_id_name: derived.caller_id_name,
    caller_number: derived.caller_number,
    source_number: raw.source_number ?? null,
    caller_destination: raw.caller_destination ?? raw.destination ?? null,
    destination: raw.destination ?? null,
    accountcode: raw.accountcode ?? null,
    provider_id: raw.provider_id ?? null,
    route_id: raw.route_id ?? null,
    destination_id: raw.destination_id ?? null,
    gateway_uuid: raw.gateway_uuid ?? null,
    rated_number: raw.rated_number ?? null,
    emergency: raw.emergency ?? false,
    remote_ip: raw.remote_ip ?? null,
    remote_media_ip: raw.remote_media_ip ?? null,
    last_app: raw.last_app ?? null,
    last_arg: raw.last_arg ?? null,
    read_codec: raw.read_codec ?? null,
    write_codec: raw.write_codec ?? null,
    pdd_ms: roundOrNull(raw.pdd_ms),
    mos: raw.mos ?? null,
    packets_lost: raw.media?.packets_lost ?? null,
    jitter_ms: raw.media?.jitter_ms ?? null,
    start_time: new Date(raw.start_time),
    answer_time: raw.answer_time == null ? null : new Date(raw.answer_time),
    end_time: new Date(derived.end_time),
    mduration: Math.round(derived.mduration),
    billmsec: Math.round(derived.billmsec),
    duration: derived.duration,
    billsec: derived.billsec,
    hold_sec: derived.hold_sec,
    wait_sec: derived.wait_sec,
    hangup_cause: derived.hangup_cause,
    hangup_cause_q850: derived.hangup_cause_q850,
    sip_hangup_disposition: raw.sip_hangup_disposition ?? null,
    status: derived.status,
    missed_call: derived.missed_call,
    voicemail_message: derived.voicemail_message,
    block_reason: raw.block_reason ?? null,
    ring_group_uuid: raw.ring_group_uuid ?? null,
    ivr_menu_uuid: raw.ivr_menu_uuid ?? null,
    conference_name: raw.conference_name ?? null,
    call_center_queue_uuid: raw.call_center_queue_uuid ?? null,
    cc_side: raw.cc_side ?? null,
    cc_agent: raw.cc_agent ?? null,
    ...recordingOf(raw, owner),
    raw,
  };
}

function recordingOf(raw: RawRecord, { tenantId }: Owner) {
  if (raw.recorded !== true || tenantId === null) return { record_path: null, record_name: null };
  const { path, name } = recordingFileOf(tenantId, raw.call_id);
  return { record_path: path, record_name: name };
}

function roundOrNull(value: number | null | undefined): number | null {
  return value == null ? null : Math.round(value);
}
