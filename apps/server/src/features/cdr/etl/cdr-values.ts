import { recordingFileOf } from '../../call-recordings/recording-file.ts';
import type { Enrichment } from '../enrich.ts';
import type { RawRecord } from '../raw-record.ts';
import type { NewLeg } from './claim-keys.ts';
import type { Owner } from './resolve-owners.ts';

/** What a record holds beside its id, its number and what was received. */
export type CdrValues = ReturnType<typeof valuesOf>;

/**
 * @param callId as the database holds it
 * @param recordName what the recording of the call is called, if there is one; null: by the call's id
 */
export function valuesOf({ raw, callId }: NewLeg, owner: Owner, derived: Enrichment, recordName: string | null) {
  return {
    call_id: callId,
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
    ...recordingOf(raw, owner, recordName),
  };
}

function recordingOf(raw: RawRecord, { tenantId }: Owner, recordName: string | null) {
  if (raw.recorded !== true || tenantId === null) return { record_path: null, record_name: null };
  const { path, name } = recordingFileOf(tenantId, raw.call_id);
  return { record_path: path, record_name: recordName ?? name };
}

function roundOrNull(value: number | null | undefined): number | null {
  return value == null ? null : Math.round(value);
}
