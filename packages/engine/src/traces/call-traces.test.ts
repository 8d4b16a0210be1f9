import type { Sighting } from '@strowger/sip';
import type { CallRecord } from '@strowger/switch';
import { describe, expect, it } from 'vitest';
import { CallTraces } from './call-traces.ts';

const LIMITS = { maxBytes: 1_000_000, maxBytesPerCall: 100_000, maxAgeMs: 60_000 };
const US = { address: '127.0.0.1', port: 5060 };

function sighting(callId: string, method: string, from = '192.0.2.1', more = ''): Sighting {
  const text = `${method} sip:x SIP/2.0\r\nCall-ID: ${callId}\r\nCSeq: 1 ${method}\r\n${more}\r\n`;
  const remote = { address: from, port: 5060 };
  return { direction: 'received', transport: 'udp', local: US, remote, bytes: Buffer.from(text) };
}

function record(uuid: string, changes: Partial<CallRecord> = {}): CallRecord {
  return {
    call_id: uuid,
    leg: 'a',
    originating_leg_uuid: null,
    bridge_uuid: null,
    sip_call_id: `sip-${uuid}`,
    tenant_id: 1,
    domain_uuid: null,
    domain: '',
    extension_uuid: null,
    extension: '1001',
    context: '',
    direction: null,
    caller_id_name: '',
    caller_number: '1001',
    source_number: '1001',
    caller_destination: '',
    destination: '1002',
    accountcode: '',
    remote_ip: '192.0.2.1',
    remote_media_ip: '',
    last_app: '',
    last_arg: '',
    read_codec: '',
    write_codec: 'PCMU',
    pdd_ms: null,
    mos: null,
    media: null,
    start_time: 1,
    answer_time: null,
    end_time: 2,
    hold_ms: 0,
    wait_ms: 0,
    ring_group_uuid: null,
    ivr_menu_uuid: null,
    conference_name: null,
    call_center_queue_uuid: null,
    cc_side: null,
    cc_agent: null,
    hangup_cause: 'NORMAL_CLEARING',
    sip_hangup_disposition: 'recv_bye',
    missed_call: false,
    block_reason: null,
    provider_id: null,
    gateway_uuid: null,
    route_id: null,
    destination_id: null,
    rated_number: null,
    emergency: false,
    recorded: false,
    ...changes,
  };
}

const methods = (traces: CallTraces, uuid: string) => traces.find(uuid)?.messages.map(({ method }) => method);

describe('the traces of calls', () => {
  it('hold what was said before the leg was known, and both legs of a call under either', () => {
    const traces = new CallTraces(LIMITS, () => 0);
    traces.seen(sighting('sip-A', 'INVITE'));
    traces.seen(sighting('sip-A', 'ACK'));
    traces.note(record('A'), false);
    traces.note(record('B', { leg: 'b', originating_leg_uuid: 'A', remote_ip: '' }), false);
    traces.join('B', 'ours');
    traces.seen(sighting('ours', 'INVITE', '192.0.2.2'));
    expect(methods(traces, 'B')).toEqual(['INVITE', 'ACK', 'INVITE']);
    expect(traces.find('A')).toEqual(traces.find('B'));
    expect(traces.find('A')?.messages.map(({ legUuid }) => legUuid)).toEqual(['A', 'A', 'B']);
  });

  it('take nothing from another address under a Call-ID that a phone chose', () => {
    const traces = new CallTraces(LIMITS, () => 0);
    traces.note(record('A'), false);
    traces.note(record('X', { tenant_id: 2, sip_call_id: 'sip-A', remote_ip: '192.0.2.66' }), false);
    traces.seen(sighting('sip-A', 'INFO'));
    expect(methods(traces, 'A')).toEqual(['INFO']);
    expect(methods(traces, 'X')).toEqual([]);
  });

  it('do not join legs of different tenants', () => {
    const traces = new CallTraces(LIMITS, () => 0);
    traces.note(record('A'), false);
    traces.note(record('B', { originating_leg_uuid: 'A', tenant_id: 2 }), false);
    expect(traces.find('A')?.legs.map(({ uuid }) => uuid)).toEqual(['A']);
  });

  it('keep no registrations', () => {
    const traces = new CallTraces(LIMITS, () => 0);
    traces.seen(sighting('reg', 'REGISTER'));
    traces.note(record('A', { sip_call_id: 'reg' }), false);
    expect(methods(traces, 'A')).toEqual([]);
  });

  it('keep no credentials', () => {
    const traces = new CallTraces(LIMITS, () => 0);
    traces.seen(sighting('sip-A', 'INVITE', '192.0.2.1', 'Proxy-Authorization: Digest response="secret"\r\n'));
    traces.note(record('A'), false);
    expect(Buffer.from(traces.find('A')?.messages[0]?.payload ?? []).toString()).not.toContain('secret');
  });

  it('give up the oldest call when all take too much', () => {
    const traces = new CallTraces({ ...LIMITS, maxBytes: 8000 }, () => 0);
    for (const uuid of ['A', 'B', 'C']) {
      traces.note(record(uuid), false);
      for (let count = 0; count < 3; count += 1) traces.seen(sighting(`sip-${uuid}`, 'INFO'));
    }
    expect(traces.bytes).toBeLessThanOrEqual(8000);
    expect([traces.find('A'), methods(traces, 'C')]).toEqual([null, ['INFO', 'INFO', 'INFO']]);
  });

  it('give up what lies between set-up and latest when one call takes too much', () => {
    const traces = new CallTraces({ ...LIMITS, maxBytesPerCall: 30_000 }, () => 0);
    traces.note(record('A'), false);
    traces.seen(sighting('sip-A', 'INVITE'));
    for (let count = 0; count < 200; count += 1) traces.seen(sighting('sip-A', 'OPTIONS'));
    traces.seen(sighting('sip-A', 'BYE'));
    const trace = traces.find('A');
    expect([trace?.messages[0]?.method, trace?.messages.at(-1)?.method]).toEqual(['INVITE', 'BYE']);
    expect((trace?.messages.length ?? 0) + (trace?.messagesLeftOut ?? 0)).toBe(202);
    expect(traces.bytes).toBeLessThanOrEqual(32_000);
  });

  it('count what is told of legs, so that calls without a message make room too', () => {
    const traces = new CallTraces({ ...LIMITS, maxBytes: 100_000 }, () => 0);
    for (let count = 0; count < 1000; count += 1) traces.note(record(`leg-${count}`, { remote_ip: '' }), false);
    expect(traces.bytes).toBeLessThanOrEqual(100_000);
    expect([traces.find('leg-0'), traces.find('leg-999')?.callId]).toEqual([null, 'leg-999']);
  });

  it('forget a call of which nothing was heard for too long', () => {
    let now = 0;
    const traces = new CallTraces(LIMITS, () => now);
    traces.note(record('A'), false);
    now = 59_000;
    traces.seen(sighting('sip-A', 'INFO'));
    now = 61_000;
    traces.sweep();
    expect(traces.find('A')).not.toBeNull();
    now = 120_000;
    traces.sweep();
    expect([traces.find('A'), traces.bytes]).toEqual([null, 0]);
  });

  it('hold a bounded number of conversations that are nobody’s call', () => {
    const traces = new CallTraces(LIMITS, () => 0);
    for (let count = 0; count < 3000; count += 1) traces.seen(sighting(`flood-${count}`, 'INVITE'));
    traces.note(record('A', { sip_call_id: 'flood-1' }), false);
    traces.note(record('B', { sip_call_id: 'flood-2999' }), false);
    expect([methods(traces, 'A'), methods(traces, 'B')]).toEqual([[], ['INVITE']]);
  });
});
