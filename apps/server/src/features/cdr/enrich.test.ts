import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrich, type KnownNumbers } from './enrich.ts';
import type { RawRecord } from './raw-record.ts';

const START = Date.parse('2024-01-15T10:30:00Z');

const tenant: KnownNumbers = {
  isInternal: (number) => ['1001', '1002', '3000'].includes(number),
  isConference: (number) => number === '3000',
};

function leg(fields: Partial<RawRecord>): RawRecord {
  return { call_id: 'c1', leg: 'a', start_time: START, end_time: START + 10_000, caller_number: '1001', ...fields };
}

function answered(fields: Partial<RawRecord>): RawRecord {
  return leg({ answer_time: START + 3_000, hangup_cause: 'NORMAL_CLEARING', ...fields });
}

describe('rounding', () => {
  it.each([
    { ms: 59_200, billsec: 60 },
    { ms: 60_000, billsec: 60 },
    { ms: 60_001, billsec: 61 },
    { ms: 1, billsec: 1 },
    { ms: 0, billsec: 1 },
  ])('an answered call of $ms ms bills $billsec s', ({ ms, billsec }) => {
    const record = enrich(leg({ answer_time: START, end_time: START + ms }), tenant);
    expect(record.billsec).toBe(billsec);
    expect(record.billmsec).toBe(ms);
  });

  it('bills nothing for a call that was never answered', () => {
    expect(enrich(leg({ hangup_cause: 'NO_ANSWER' }), tenant)).toMatchObject({ billsec: 0, duration: 10 });
  });

  it('takes whole seconds as they are where only those are supplied', () => {
    expect(enrich(answered({ duration: 131, billsec: 124 }), tenant)).toMatchObject({ duration: 131, billsec: 124 });
  });

  it('never bills more than the call lasted, rounded up', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(10_000_000), (ring, talk) => {
        const record = enrich(leg({ answer_time: START + ring, end_time: START + ring + talk }), tenant);
        expect(record.duration * 1000).toBeGreaterThanOrEqual(record.mduration);
        expect(record.billsec).toBeLessThanOrEqual(Math.max(1, record.duration));
      }),
    );
  });
});

describe('the caller', () => {
  it('keeps letters of any script in his name, and what can be dialled in his number', () => {
    const record = enrich(
      leg({ caller_id_name: 'Zoë <script>"Ω" #1@home', caller_number: '+49 (30) 123-45;x=*1#' }),
      tenant,
    );
    expect(record).toMatchObject({ caller_id_name: 'Zoë scriptΩ #1@home', caller_number: '+4930123-45*1#' });
  });

  it('stays a word where the number is none', () => {
    expect(enrich(leg({ caller_number: 'anonymous', caller_id_name: null }), tenant)).toMatchObject({
      caller_number: 'anonymous',
      caller_id_name: null,
    });
  });

  it('has nothing but the signs of names and numbers, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { caller_id_name } = enrich(leg({ caller_id_name: text }), tenant);
        expect(caller_id_name).not.toMatch(/[<>"'&;=|\\\p{Cc}]/u);
      }),
    );
  });
});

describe('direction', () => {
  it.each([
    { from: '1001', to: '15551234567', direction: 'outbound' },
    { from: '15551234567', to: '1002', direction: 'inbound' },
    { from: '1001', to: '1002', direction: 'local' },
    { from: '15551234567', to: '15557654321', direction: null },
  ])('$from → $to is $direction by the tenant’s real numbers', ({ from, to, direction }) => {
    expect(enrich(leg({ caller_number: from, destination: to }), tenant).direction).toBe(direction);
  });

  it('keeps what the routing step exported', () => {
    expect(enrich(leg({ direction: 'inbound', destination: '15551234567' }), tenant).direction).toBe('inbound');
  });

  it('takes four to six bare digits for internal only where the tenant is unknown', () => {
    const unknown: KnownNumbers = { isInternal: null, isConference: () => false };
    expect(enrich(leg({ caller_number: '7777', destination: '15551234567' }), unknown).direction).toBe('outbound');
    expect(enrich(leg({ caller_number: '7777', destination: '15551234567' }), tenant).direction).toBe(null);
  });
});

describe('call type', () => {
  it.each([
    { fields: { last_app: 'rxfax' }, type: 'fax' },
    { fields: { last_app: 'conference' }, type: 'conf' },
    { fields: { last_app: 'voicemail' }, type: 'voicemail' },
    { fields: { destination: '*991001' }, type: 'voicemail' },
    { fields: { destination: '*981001' }, type: 'voice' },
    { fields: { destination: '3000' }, type: 'conf' },
    { fields: { destination: '3001' }, type: 'voice' },
  ])('$fields is $type', ({ fields, type }) => {
    expect(enrich(leg(fields), tenant).call_type).toBe(type);
  });
});

describe('status', () => {
  it.each([
    { cause: 'NO_ANSWER', status: 'no_answer' },
    { cause: 'ORIGINATOR_CANCEL', status: 'cancelled' },
    { cause: 'USER_BUSY', status: 'busy' },
    { cause: 'UNALLOCATED_NUMBER', status: 'failed' },
    { cause: 'CALL_REJECTED', status: 'failed' },
    { cause: 'NORMAL_CLEARING', status: 'no_answer' },
  ])('an unanswered local call with $cause is $status', ({ cause, status }) => {
    expect(enrich(leg({ direction: 'local', hangup_cause: cause }), tenant).status).toBe(status);
  });

  it('stays answered when an answered call ended abnormally', () => {
    expect(enrich(answered({ hangup_cause: 'NETWORK_OUT_OF_ORDER' }), tenant).status).toBe('answered');
  });

  it('is missed when the caller of an inbound call gave up', () => {
    const record = enrich(leg({ direction: 'inbound', hangup_cause: 'ORIGINATOR_CANCEL' }), tenant);
    expect(record).toMatchObject({ status: 'missed', missed_call: true });
  });

  it('is voicemail when a mailbox answered, and counts as missed', () => {
    const record = enrich(answered({ last_app: 'voicemail' }), tenant);
    expect(record).toMatchObject({ status: 'voicemail', missed_call: true });
  });

  describe('of a caller whom a queue has answered', () => {
    const member = { cc_side: 'member', last_app: 'callcenter', direction: 'inbound' } as const;

    it('is missed when he was served by nobody, and his wait counts in whole seconds', () => {
      const record = enrich(answered({ ...member, missed_call: true, wait_ms: 4001 }), tenant);
      expect(record).toMatchObject({ status: 'missed', missed_call: true, wait_sec: 5, billsec: 7 });
    });

    it.each([
      ['an agent served him', { missed_call: false, bridge_uuid: 'b1' }],
      ['he reached a person after the queue', { missed_call: true, bridge_uuid: 'b1' }],
    ])('is answered when %s', (_, fields) => {
      expect(enrich(answered({ ...member, ...fields }), tenant)).toMatchObject({
        status: 'answered',
        missed_call: false,
      });
    });
  });

  it('never marks the leg of an agent as missed: the caller’s is', () => {
    const cancelled = { direction: 'inbound', hangup_cause: 'ORIGINATOR_CANCEL', cc_side: 'agent', leg: 'b' } as const;
    expect(enrich(leg(cancelled), tenant).missed_call).toBe(false);
    expect(enrich(leg({ ...cancelled, cc_side: 'member', leg: 'a' }), tenant).missed_call).toBe(true);
  });

  it('never marks a fork that lost the race as missed', () => {
    const lost = leg({ leg: 'b', direction: 'inbound', hangup_cause: 'LOSE_RACE', missed_call: true });
    expect(enrich(lost, tenant).missed_call).toBe(false);
  });
});
