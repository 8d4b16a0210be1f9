import { describe, expect, it } from 'vitest';
import { COLLECTED_COLUMNS, inOrder, presentRecord, RECORD_COLUMNS } from './columns.ts';
import { sampleRecord } from './sample-record.ts';

/** Contract 40 B11, word for word. */
const CONTRACT =
  `xml_cdr_uuid, domain_name, extension, direction, description, caller_id_name, caller_id_number, caller_destination,
  source_number, destination_number, e164_destination, country_code, start_stamp, answer_stamp, end_stamp, start_epoch, answer_epoch,
  end_epoch, duration, billsec, billmsec, disposition, status, missed_call, hangup_cause, hangup_cause_q850, sip_hangup_disposition,
  call_type, accountcode, gateway_uuid, gateway_name, leg, originating_leg_uuid, bridge_uuid, read_codec, write_codec, pdd_ms, mos,
  record_name, exported_at`.split(/,\s*/);

describe('the columns of a record (contract 40 B11)', () => {
  it('are those of the contract in its order', () => {
    expect(RECORD_COLUMNS).toEqual(CONTRACT);
    expect(COLLECTED_COLUMNS).toEqual([...CONTRACT, 'cdr_seq']);
  });

  it('say what the call record says', () => {
    const record = presentRecord(sampleRecord(), COLLECTED_COLUMNS);
    expect(Object.keys(record)).toEqual([...CONTRACT, 'cdr_seq']);
    expect(record).toMatchObject({
      xml_cdr_uuid: '6f1c0000-0000-4000-8000-000000000001',
      domain_name: 'acme.example.com',
      description: 'Outbound DID',
      caller_id_number: '1001',
      destination_number: '15551234567',
      start_stamp: '2024-01-15T10:30:00Z',
      answer_stamp: '2024-01-15T10:30:07Z',
      start_epoch: 1705314600,
      answer_epoch: 1705314607,
      end_epoch: 1705314731,
      disposition: 'ANSWERED',
      missed_call: false,
      gateway_name: 'primary_gateway',
      exported_at: null,
      cdr_seq: 812,
    });
  });

  it('tell nothing of what did not happen', () => {
    const record = presentRecord(sampleRecord({ answer_time: null, status: 'no_answer' }), RECORD_COLUMNS);
    expect(record).toMatchObject({ answer_stamp: null, answer_epoch: null, disposition: 'NO ANSWER' });
  });

  it.each([
    [{ call_type: 'voicemail', direction: 'inbound' }, 'Voicemail'],
    [{ call_type: 'fax', direction: 'inbound' }, 'Fax'],
    [{ call_type: 'conf', direction: 'local' }, 'Conference'],
    [{ call_type: 'voice', direction: 'inbound' }, 'Inbound DID'],
    [{ call_type: 'voice', direction: 'local' }, 'Local'],
    [{ call_type: 'voice', direction: null }, null],
  ])('describe %o as %s', (changes, description) => {
    expect(presentRecord(sampleRecord(changes), ['description'])).toEqual({ description });
  });

  it.each([
    ['answered', 'ANSWERED'],
    ['missed', 'NO ANSWER'],
    ['no_answer', 'NO ANSWER'],
    ['busy', 'BUSY'],
    ['failed', 'FAILED'],
    ['cancelled', 'CANCELLED'],
    ['voicemail', 'VOICEMAIL'],
  ])('call %s %s', (status, disposition) => {
    expect(presentRecord(sampleRecord({ status }), ['disposition'])).toEqual({ disposition });
  });

  it('stand in the order of the contract, however they are asked for', () => {
    expect(inOrder(['cdr_seq', 'billsec', 'xml_cdr_uuid', 'billsec'])).toEqual(['xml_cdr_uuid', 'billsec', 'cdr_seq']);
  });
});
