import { formatLocal, type TimeZone } from '../../time/zone.ts';

/** Columns that the rows of contract 40 A4 are made of. */
export const CDR_COLUMNS = [
  'id',
  'call_id',
  'caller_number',
  'destination',
  'context',
  'direction',
  'call_type',
  'remote_ip',
  'last_app',
  'start_time',
  'answer_time',
  'end_time',
  'duration',
  'billsec',
  'hangup_cause',
  'domain',
] as const;

export interface CdrRow {
  readonly id: number;
  readonly call_id: string;
  readonly caller_number: string | null;
  readonly destination: string | null;
  readonly context: string | null;
  readonly direction: string | null;
  readonly call_type: string;
  readonly remote_ip: string | null;
  readonly last_app: string | null;
  readonly start_time: Date;
  readonly answer_time: Date | null;
  readonly end_time: Date;
  readonly duration: number;
  readonly billsec: number;
  readonly hangup_cause: string;
  readonly domain: string | null;
}

/** Exactly the row of contract 40 A4; times as the caller's clock shows them. */
export function presentCdr(row: CdrRow, where: TimeZone): Record<string, unknown> {
  return {
    id: row.id,
    call_id: row.call_id,
    caller_number: row.caller_number,
    destination: row.destination,
    context: row.context,
    direction: row.direction,
    call_type: row.call_type,
    remote_ip: row.remote_ip,
    last_app: row.last_app,
    start_time: formatLocal(row.start_time, where),
    answer_time: row.answer_time && formatLocal(row.answer_time, where),
    end_time: formatLocal(row.end_time, where),
    duration: row.duration,
    billsec: row.billsec,
    hangup_cause: row.hangup_cause,
    domain: row.domain,
  };
}

/** The row of contract 40 A6. */
export function presentExtensionCdr(row: CdrRow, where: TimeZone): Record<string, unknown> {
  return {
    id: row.id,
    call_id: row.call_id,
    caller_number: row.caller_number,
    destination: row.destination,
    context: row.context,
    start_time: formatLocal(row.start_time, where),
    answer_time: row.answer_time && formatLocal(row.answer_time, where),
    end_time: formatLocal(row.end_time, where),
    duration: row.duration,
    billsec: row.billsec,
    hangup_cause: row.hangup_cause,
    domain: row.domain,
  };
}

/** A record of a list, whichever that is. */
export interface ListedCdr extends PbxCdrRow {
  readonly leg: string;
  readonly emergency: boolean;
  readonly block_reason: string | null;
}

export interface PbxCdrRow extends CdrRow {
  readonly caller_id_name: string | null;
  readonly missed_call: boolean;
}

/** The row of contract 40 A7. */
export function presentPbxCdr(row: PbxCdrRow, where: TimeZone): Record<string, unknown> {
  return {
    xml_cdr_uuid: row.call_id,
    domain_name: row.domain,
    direction: row.direction,
    caller_id_name: row.caller_id_name,
    caller_id_number: row.caller_number,
    destination_number: row.destination,
    start_stamp: formatLocal(row.start_time, where),
    duration: row.duration,
    billsec: row.billsec,
    hangup_cause: row.hangup_cause,
    missed_call: row.missed_call,
  };
}
