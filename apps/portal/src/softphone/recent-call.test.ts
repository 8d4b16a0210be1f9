import { expect, test } from 'vitest';
import { recentCall } from './recent-call.ts';

const record = {
  id: 7,
  caller_number: '1001',
  destination: '1002',
  start_time: '2026-01-02 03:04:05',
  answer_time: '2026-01-02 03:04:09',
  billsec: 61,
};

test('a record is a call made, taken or missed, depending on who looks', () => {
  expect(recentCall(record, '1001')).toEqual({
    id: 7,
    kind: 'out',
    number: '1002',
    when: record.start_time,
    seconds: 61,
  });
  expect(recentCall(record, '1002')).toMatchObject({ kind: 'in', number: '1001' });
  expect(recentCall({ ...record, answer_time: null }, '1002')).toMatchObject({ kind: 'missed', number: '1001' });
  expect(recentCall({ ...record, answer_time: null }, '1001')).toMatchObject({ kind: 'out', number: '1002' });
});

test('a caller who withholds his number has none', () => {
  expect(recentCall({ ...record, caller_number: null }, '1002').number).toBe('');
});
