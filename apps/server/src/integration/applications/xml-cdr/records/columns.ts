import { stamp, stampOrNull } from '../../../answers.ts';

/** Columns of the call records that those of this API are made of. */
export const STORED_COLUMNS = [
  'cdr_seq',
  'call_id',
  'leg',
  'tenant_id',
  'domain',
  'extension',
  'direction',
  'call_type',
  'caller_id_name',
  'caller_number',
  'caller_destination',
  'source_number',
  'destination',
  'e164_destination',
  'country_code',
  'start_time',
  'answer_time',
  'end_time',
  'duration',
  'billsec',
  'billmsec',
  'status',
  'missed_call',
  'hangup_cause',
  'hangup_cause_q850',
  'sip_hangup_disposition',
  'accountcode',
  'gateway_uuid',
  'originating_leg_uuid',
  'bridge_uuid',
  'read_codec',
  'write_codec',
  'pdd_ms',
  'mos',
  'record_name',
] as const;

export interface StoredRecord {
  readonly cdr_seq: number;
  readonly call_id: string;
  readonly leg: string;
  readonly tenant_id: number | null;
  readonly domain: string | null;
  readonly extension: string | null;
  readonly direction: string | null;
  readonly call_type: string;
  readonly caller_id_name: string | null;
  readonly caller_number: string | null;
  readonly caller_destination: string | null;
  readonly source_number: string | null;
  readonly destination: string | null;
  readonly e164_destination: string | null;
  readonly country_code: string | null;
  readonly start_time: Date;
  readonly answer_time: Date | null;
  readonly end_time: Date;
  readonly duration: number;
  readonly billsec: number;
  readonly billmsec: number;
  readonly status: string;
  readonly missed_call: boolean;
  readonly hangup_cause: string;
  readonly hangup_cause_q850: number | null;
  readonly sip_hangup_disposition: string | null;
  readonly accountcode: string | null;
  readonly gateway_uuid: string | null;
  readonly originating_leg_uuid: string | null;
  readonly bridge_uuid: string | null;
  readonly read_codec: string | null;
  readonly write_codec: string | null;
  readonly pdd_ms: number | null;
  readonly mos: number | null;
  readonly record_name: string | null;
}

/** A record with what other tables say of it. */
export interface FullRecord extends StoredRecord {
  readonly gateway_name: string | null;
  readonly exported_at: Date | null;
}

export type Cell = string | number | boolean | null;

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  inbound: 'Inbound DID',
  outbound: 'Outbound DID',
  local: 'Local',
};
const PROGRAMS: Readonly<Record<string, string>> = { voicemail: 'Voicemail', fax: 'Fax', conf: 'Conference' };
const DISPOSITIONS: Readonly<Record<string, string>> = {
  answered: 'ANSWERED',
  busy: 'BUSY',
  cancelled: 'CANCELLED',
  failed: 'FAILED',
  missed: 'NO ANSWER',
  no_answer: 'NO ANSWER',
  voicemail: 'VOICEMAIL',
};

/** What kind of call it was, in the words of `description`. */
export function descriptionOf({ call_type: type, direction }: Pick<StoredRecord, 'call_type' | 'direction'>) {
  return PROGRAMS[type] ?? DESCRIPTIONS[direction ?? ''] ?? null;
}

const epoch = (at: Date): number => Math.floor(at.getTime() / 1000);

/** The columns of contract 40 B11, in its order, and the cursor of readers last. */
const CELLS = {
  xml_cdr_uuid: (r: FullRecord) => r.call_id,
  domain_name: (r: FullRecord) => r.domain,
  extension: (r: FullRecord) => r.extension,
  direction: (r: FullRecord) => r.direction,
  description: (r: FullRecord) => descriptionOf(r),
  caller_id_name: (r: FullRecord) => r.caller_id_name,
  caller_id_number: (r: FullRecord) => r.caller_number,
  caller_destination: (r: FullRecord) => r.caller_destination,
  source_number: (r: FullRecord) => r.source_number,
  destination_number: (r: FullRecord) => r.destination,
  e164_destination: (r: FullRecord) => r.e164_destination,
  country_code: (r: FullRecord) => r.country_code,
  start_stamp: (r: FullRecord) => stamp(r.start_time),
  answer_stamp: (r: FullRecord) => stampOrNull(r.answer_time),
  end_stamp: (r: FullRecord) => stamp(r.end_time),
  start_epoch: (r: FullRecord) => epoch(r.start_time),
  answer_epoch: (r: FullRecord) => r.answer_time && epoch(r.answer_time),
  end_epoch: (r: FullRecord) => epoch(r.end_time),
  duration: (r: FullRecord) => r.duration,
  billsec: (r: FullRecord) => r.billsec,
  billmsec: (r: FullRecord) => r.billmsec,
  disposition: (r: FullRecord) => DISPOSITIONS[r.status] ?? null,
  status: (r: FullRecord) => r.status,
  missed_call: (r: FullRecord) => r.missed_call,
  hangup_cause: (r: FullRecord) => r.hangup_cause,
  hangup_cause_q850: (r: FullRecord) => r.hangup_cause_q850,
  sip_hangup_disposition: (r: FullRecord) => r.sip_hangup_disposition,
  call_type: (r: FullRecord) => r.call_type,
  accountcode: (r: FullRecord) => r.accountcode,
  gateway_uuid: (r: FullRecord) => r.gateway_uuid,
  gateway_name: (r: FullRecord) => r.gateway_name,
  leg: (r: FullRecord) => r.leg,
  originating_leg_uuid: (r: FullRecord) => r.originating_leg_uuid,
  bridge_uuid: (r: FullRecord) => r.bridge_uuid,
  read_codec: (r: FullRecord) => r.read_codec,
  write_codec: (r: FullRecord) => r.write_codec,
  pdd_ms: (r: FullRecord) => r.pdd_ms,
  mos: (r: FullRecord) => r.mos,
  record_name: (r: FullRecord) => r.record_name,
  exported_at: (r: FullRecord) => stampOrNull(r.exported_at),
  cdr_seq: (r: FullRecord) => r.cdr_seq,
} satisfies Readonly<Record<string, (record: FullRecord) => Cell>>;

export type Column = keyof typeof CELLS;

const ALL = Object.keys(CELLS).filter(isColumn);

/** What a record has unless the caller names its columns. */
export const RECORD_COLUMNS: readonly Column[] = ALL.filter((name) => name !== 'cdr_seq');
/** What a collected record has (contract 40 B12.1). */
export const COLLECTED_COLUMNS: readonly Column[] = ALL;

export function isColumn(name: string): name is Column {
  return Object.hasOwn(CELLS, name);
}

/** The named columns, each once, in the contract's order. */
export function inOrder(names: readonly Column[]): readonly Column[] {
  return ALL.filter((name) => names.includes(name));
}

export function cellsOf(record: FullRecord, columns: readonly Column[]): Cell[] {
  return columns.map((column) => CELLS[column](record));
}

export function presentRecord(record: FullRecord, columns: readonly Column[]): Record<string, Cell> {
  return Object.fromEntries(columns.map((column) => [column, CELLS[column](record)]));
}
