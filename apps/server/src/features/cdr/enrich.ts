import { HANGUP_CAUSES, isHangupCause } from '@strowger/callplan';
import { FAILED_CAUSES } from './hangup-labels.ts';
import type { RawRecord } from './raw-record.ts';

export type Direction = 'inbound' | 'outbound' | 'local';
export type CallType = 'voice' | 'fax' | 'conf' | 'voicemail';
export type CallStatus = 'answered' | 'missed' | 'voicemail' | 'no_answer' | 'busy' | 'cancelled' | 'failed';

/** What the rules need to know of the tenant's number plan. */
export interface KnownNumbers {
  /** Extension, alias or feature number of the tenant; null when the tenant is unknown. */
  readonly isInternal: ((number: string) => boolean) | null;
  readonly isConference: (number: string) => boolean;
}

export interface Enrichment {
  readonly caller_id_name: string | null;
  readonly caller_number: string | null;
  readonly direction: Direction | null;
  readonly call_type: CallType;
  readonly status: CallStatus;
  readonly missed_call: boolean;
  readonly voicemail_message: boolean;
  readonly mduration: number;
  readonly billmsec: number;
  readonly duration: number;
  readonly billsec: number;
  readonly hold_sec: number;
  readonly wait_sec: number;
  readonly end_time: number;
  readonly hangup_cause: string;
  readonly hangup_cause_q850: number | null;
}

/** Derives what the record itself does not say (contract 40 A3). Pure. */
export function enrich(raw: RawRecord, numbers: KnownNumbers): Enrichment {
  const times = timesOf(raw);
  const direction = raw.direction ?? directionOf(raw, numbers);
  const call_type = callTypeOf(raw, numbers);
  const cause = raw.hangup_cause ?? '';
  const missed_call = isMissed(raw, direction, call_type, times.billsec);
  const voicemail_message = call_type === 'voicemail' && times.billsec > 0;
  return {
    ...times,
    caller_id_name: cleanName(raw.caller_id_name ?? null),
    caller_number: cleanNumber(raw.caller_number ?? null),
    direction,
    call_type,
    missed_call,
    voicemail_message,
    status: statusOf(cause, times.billsec, missed_call, voicemail_message),
    hold_sec: Math.ceil((raw.hold_ms ?? 0) / 1000),
    wait_sec: Math.ceil((raw.wait_ms ?? 0) / 1000),
    hangup_cause: cause,
    hangup_cause_q850: isHangupCause(cause) ? HANGUP_CAUSES[cause] : null,
  };
}

/** Letters of any script, digits and a few signs. */
function cleanName(name: string | null): string | null {
  return name === null ? null : name.replace(/[^\p{L}\p{M}\p{N} .#*@-]/gu, '');
}

/** What can be dialled of a number; a word that is none (`anonymous`) stays what it is. */
function cleanNumber(number: string | null): string | null {
  return number === null || !/\d/.test(number) ? number : number.replace(/[^\d+#*-]/g, '');
}

/** Whole seconds are rounded up; an answered call lasts at least one. Supplied whole seconds are used as they are. */
function timesOf(raw: RawRecord) {
  const answered = raw.answer_time ?? null;
  const supplied = (raw.duration ?? 0) * 1000;
  const end_time = raw.end_time ?? raw.start_time + supplied;
  const mduration = Math.max(0, end_time - raw.start_time);
  const billmsec = answered === null ? 0 : Math.max(0, end_time - answered);
  return {
    end_time,
    mduration,
    billmsec,
    duration: raw.duration ?? Math.ceil(mduration / 1000),
    billsec: raw.billsec ?? (answered === null ? 0 : Math.max(1, Math.ceil(billmsec / 1000))),
  };
}

function directionOf(raw: RawRecord, numbers: KnownNumbers): Direction | null {
  const isInternal = numbers.isInternal ?? looksInternal;
  const from = isInternal(raw.caller_number ?? '');
  const to = isInternal(raw.destination ?? '');
  if (from && to) return 'local';
  if (from) return 'outbound';
  return to ? 'inbound' : null;
}

/** Only where the tenant is unknown: four to six bare digits are an internal number. */
function looksInternal(number: string): boolean {
  return /^\d{4,6}$/.test(number);
}

function callTypeOf(raw: RawRecord, numbers: KnownNumbers): CallType {
  const app = raw.last_app ?? '';
  const destination = raw.destination ?? '';
  if (app.includes('fax')) return 'fax';
  if (app === 'conference') return 'conf';
  if (app === 'voicemail') return 'voicemail';
  if (destination.startsWith('*99')) return 'voicemail';
  if (destination.startsWith('*98')) return 'voice';
  return numbers.isConference(destination) ? 'conf' : 'voice';
}

function isMissed(raw: RawRecord, direction: Direction | null, callType: CallType, billsec: number): boolean {
  const cause = raw.hangup_cause;
  if (cause === 'LOSE_RACE' || raw.cc_side === 'agent') return false;
  if (cause === 'NO_ANSWER' && raw.leg === 'b') return false;
  if (callType === 'fax' && billsec > 0) return false;
  if (billsec > 0 && callType !== 'voicemail') return wasLeftWaiting(raw);
  return (
    raw.missed_call === true || (direction === 'inbound' && cause === 'ORIGINATOR_CANCEL') || callType === 'voicemail'
  );
}

/** A queue answers its callers: one whom it did not serve, and who reached nobody afterwards, has missed it. */
function wasLeftWaiting({ cc_side, missed_call, bridge_uuid }: RawRecord): boolean {
  return cc_side === 'member' && missed_call === true && !bridge_uuid;
}

/** In order, the last match wins. */
function statusOf(cause: string, billsec: number, missed: boolean, voicemail: boolean): CallStatus {
  if (voicemail) return 'voicemail';
  if (missed) return 'missed';
  if (billsec > 0) return 'answered';
  if (FAILED_CAUSES.has(cause)) return 'failed';
  if (cause === 'USER_BUSY') return 'busy';
  if (cause === 'ORIGINATOR_CANCEL') return 'cancelled';
  return 'no_answer';
}
