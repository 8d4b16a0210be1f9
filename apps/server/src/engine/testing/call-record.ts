import type { CallRecord } from '@strowger/switch';

/** A finished, answered leg of ten seconds, with the given fields instead. */
export function callRecord(fields: Partial<CallRecord> & Pick<CallRecord, 'call_id'>): CallRecord {
  const start = Date.parse('2024-01-15T10:30:00Z');
  return {
    leg: 'a',
    originating_leg_uuid: null,
    bridge_uuid: null,
    sip_call_id: `${fields.call_id}@192.0.2.1`,
    tenant_id: null,
    domain_uuid: null,
    domain: 'acme.example.com',
    extension_uuid: null,
    extension: '1001',
    context: 'acme.example.com',
    direction: 'local',
    caller_id_name: 'Ann',
    caller_number: '1001',
    source_number: '1001',
    caller_destination: '1002',
    destination: '1002',
    accountcode: 'acme.example.com',
    remote_ip: '192.0.2.1',
    remote_media_ip: '192.0.2.1',
    last_app: 'bridge',
    last_arg: '1002',
    read_codec: 'PCMU',
    write_codec: 'PCMU',
    pdd_ms: 120,
    mos: 4.4,
    media: null,
    start_time: start,
    answer_time: start + 2_000,
    end_time: start + 10_000,
    hold_ms: 0,
    hangup_cause: 'NORMAL_CLEARING',
    sip_hangup_disposition: 'recv_bye',
    missed_call: false,
    block_reason: null,
    recorded: false,
    ...fields,
  };
}
