import { createHash } from 'node:crypto';
import { parseRawRecord, type RawRecord } from '../../../../features/cdr/raw-record.ts';
import { timeOrNull } from '../period.ts';
import { isUuid } from '../records/is-uuid.ts';

/** A line of an imported file: its values by the names of contract 40 B12.2; absent and empty ones are left out. */
export type ImportRow = ReadonlyMap<string, string>;

/** Whose records a file holds. */
export interface ImportOwner {
  readonly tenantId: number;
  readonly domainUuid: string;
  readonly domainName: string;
  /** Of rows that name none. */
  readonly extension: string | null;
}

/** The record of a row, or why it is none. A row without an id gets one that follows from what it says. */
export function recordOfRow(row: ImportRow, owner: ImportOwner): { record: RawRecord } | { reason: string } {
  const text = (name: string): string | null => row.get(name) ?? null;
  const domain = text('domain_name')?.toLowerCase();
  if (domain !== undefined && domain !== owner.domainName) return { reason: 'domain_name is another one' };
  const times = timesOf(row);
  if ('reason' in times) return times;
  const leg = text('leg')?.toLowerCase() ?? 'a';
  if (leg !== 'a' && leg !== 'b') return { reason: 'leg must be a or b' };
  const direction = text('direction')?.toLowerCase();
  return parseRawRecord({
    ...times,
    call_id: text('xml_cdr_uuid') ?? contentId(row, owner),
    leg,
    tenant_id: owner.tenantId,
    domain_uuid: owner.domainUuid,
    domain: owner.domainName,
    context: owner.domainName,
    extension: text('extension') ?? owner.extension,
    direction: direction === 'inbound' || direction === 'outbound' || direction === 'local' ? direction : null,
    originating_leg_uuid: text('originating_leg_uuid'),
    bridge_uuid: text('bridge_uuid'),
    sip_call_id: text('sip_call_id'),
    caller_id_name: text('caller_id_name'),
    caller_number: text('caller_id_number'),
    caller_destination: text('caller_destination'),
    source_number: text('source_number'),
    destination: text('destination_number'),
    accountcode: text('accountcode'),
    gateway_uuid: uuidOrNull(text('gateway_uuid')),
    remote_ip: text('network_addr'),
    remote_media_ip: text('remote_media_ip'),
    last_app: text('last_app') ?? appOf(text('call_type')),
    last_arg: text('last_arg'),
    read_codec: text('read_codec'),
    write_codec: text('write_codec'),
    pdd_ms: numberOrNull(text('pdd_ms')),
    mos: numberOrNull(text('mos') ?? text('rtp_audio_in_mos')),
    hangup_cause: text('hangup_cause')?.toUpperCase() ?? null,
    sip_hangup_disposition: text('sip_hangup_disposition'),
    missed_call: isTrue(text('missed_call')),
    cc_side: ccSide(text('cc_side')),
    cc_agent: text('cc_agent'),
    conference_name: text('conference_name'),
  });
}

type Times = Pick<RawRecord, 'start_time' | 'answer_time' | 'end_time' | 'duration' | 'billsec'>;

/** Epoch seconds come before stamps: those may be of any clock. */
function timesOf(row: ImportRow): Times | { reason: string } {
  const start = timeOf(row, 'start');
  if (start === null) return { reason: 'no start time' };
  const duration = numberOrNull(row.get('duration'));
  const billsec = numberOrNull(row.get('billsec'));
  const shownEnd = timeOf(row, 'end') ?? start + (duration ?? billsec ?? 0) * 1000;
  const answer = timeOf(row, 'answer') ?? (billsec ? Math.max(start, shownEnd - billsec * 1000) : null);
  if (shownEnd < start || (answer !== null && (answer < start || answer > shownEnd + 1000))) {
    return { reason: 'the times are not in order' };
  }
  const end = exactEnd(answer, shownEnd, numberOrNull(row.get('billmsec')));
  return {
    start_time: start,
    answer_time: answer,
    end_time: end,
    ...(duration === null ? {} : { duration: Math.ceil(duration) }),
    ...(billsec === null ? {} : { billsec: Math.ceil(billsec) }),
  };
}

/** Stamps are of whole seconds; the milliseconds of the conversation tell its end exactly. */
function exactEnd(answer: number | null, shown: number, billmsec: number | null): number {
  const exact = answer === null || billmsec === null ? shown : answer + billmsec;
  return Math.abs(exact - shown) <= 1000 ? exact : shown;
}

function timeOf(row: ImportRow, name: 'start' | 'answer' | 'end'): number | null {
  const epoch = numberOrNull(row.get(`${name}_epoch`));
  if (epoch !== null && epoch > 0) return Math.round(epoch * 1000);
  return timeOrNull(row.get(`${name}_stamp`) ?? '')?.getTime() ?? null;
}

function numberOrNull(text: string | null | undefined): number | null {
  return text != null && /^-?\d{1,12}(\.\d+)?$/.test(text) ? Math.max(0, Number(text)) : null;
}

function uuidOrNull(text: string | null): string | null {
  return text !== null && isUuid(text) ? text : null;
}

function isTrue(text: string | null): boolean {
  return text !== null && ['true', 't', '1', 'yes'].includes(text.toLowerCase());
}

function ccSide(text: string | null): 'member' | 'agent' | null {
  return text === 'member' || text === 'agent' ? text : null;
}

/** Our own export says what a call was, not by which application. */
function appOf(callType: string | null): string | null {
  if (callType === 'voicemail') return 'voicemail';
  if (callType === 'conf') return 'conference';
  return callType === 'fax' ? 'rxfax' : null;
}

/** A UUID (RFC 9562 version 8) of the tenant and all that the row says, whatever the order of its columns. */
function contentId(row: ImportRow, { tenantId }: ImportOwner): string {
  const content = [...row].sort(([a], [b]) => (a < b ? -1 : 1));
  const hex = createHash('sha256')
    .update(JSON.stringify([tenantId, content]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
