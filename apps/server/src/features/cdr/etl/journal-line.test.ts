import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJournalLine } from './journal-line.ts';

const LINE =
  '"Bob","1001","1002","acme.example.com","2024-01-15 10:30:00","2024-01-15 10:30:07","2024-01-15 10:32:11","131","124","NORMAL_CLEARING","6f1c-1","6f1c-2","acme","bridge","local","203.0.113.9"';

describe('a line of a journal file', () => {
  it('carries the 16 fields of the reference journal', () => {
    expect(parseJournalLine(LINE)).toEqual({
      record: expect.objectContaining({
        call_id: '6f1c-1',
        leg: 'a',
        bridge_uuid: '6f1c-2',
        caller_id_name: 'Bob',
        caller_number: '1001',
        destination: '1002',
        domain: 'acme.example.com',
        start_time: Date.parse('2024-01-15T10:30:00Z'),
        answer_time: Date.parse('2024-01-15T10:30:07Z'),
        duration: 131,
        billsec: 124,
        direction: 'local',
        remote_ip: '203.0.113.9',
      }),
    });
  });

  it('is valid from 11 fields on, the missing tail is null', () => {
    const short = parseJournalLine('Bob,1001,1002,acme,2024-01-15 10:30:00,,,0,0,NO_ANSWER,6f1c-1');
    expect(short).toEqual({
      record: expect.objectContaining({ bridge_uuid: null, last_app: null, answer_time: null }),
    });
  });

  it.each(['', '0', '0000-00-00 00:00:00'])('takes %j for no answer', (empty) => {
    const line = LINE.replace('2024-01-15 10:30:07', empty);
    expect(parseJournalLine(line)).toEqual({ record: expect.objectContaining({ answer_time: null }) });
  });

  it.each([
    { line: LINE.replace('6f1c-1', ''), reason: 'no uuid' },
    { line: LINE.replace('2024-01-15 10:30:00', '0'), reason: 'no start time' },
    { line: 'a,b,c', reason: '3 fields, at least 11 are needed' },
    { line: '{"call_id":', reason: 'not a JSON object' },
    { line: '"open', reason: 'not a line of CSV' },
  ])('is refused with the reason: $reason', ({ line, reason }) => {
    expect(parseJournalLine(line)).toEqual({ reason });
  });

  it('loses its control characters', () => {
    expect(parseJournalLine(LINE.replace('Bob', 'B\u0007ob\u0000'))).toEqual({
      record: expect.objectContaining({ caller_id_name: 'Bob' }),
    });
  });

  it('never makes the reader fail, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (line) => {
        const parsed = parseJournalLine(line);
        expect('record' in parsed || parsed.reason !== '').toBe(true);
      }),
    );
  });
});
