import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMN_WIDTH, HEAD_HEIGHT, ladderOf, ROW_HEIGHT } from './ladder.ts';
import type { SipMessage, Trace, TracedLeg } from './trace.ts';

const EXCHANGE = '192.0.2.10:5060';
const [ALICE, BOB] = ['192.0.2.1:5060', '192.0.2.2:5060'];

function leg(uuid: string, kind: 'a' | 'b', extension: string): TracedLeg {
  return {
    uuid,
    leg: kind,
    extension_uuid: null,
    extension,
    caller_number: '1001',
    destination: '1002',
    start_time: '2026-01-01T00:00:00.000Z',
    answer_time: null,
    end_time: null,
    hangup_cause: null,
    codec: '',
    remote_media_ip: '',
    media: null,
  };
}

let sent = 0;
function message(way: 'received' | 'sent', remote: string, more: Partial<SipMessage> = {}): SipMessage {
  sent += 1;
  return {
    time: `2026-01-01T00:00:00.${String(sent % 1000).padStart(3, '0')}Z`,
    direction: way,
    transport: 'udp',
    source: way === 'received' ? remote : EXCHANGE,
    destination: way === 'received' ? EXCHANGE : remote,
    method: 'INVITE',
    status: null,
    reason: '',
    sip_call_id: 'x',
    leg_uuid: remote === BOB ? 'b' : 'a',
    raw: `message ${sent}`,
    ...more,
  };
}

const traced = (messages: SipMessage[]): Trace => ({
  call_id: 'a',
  tenant_id: 7,
  messages_left_out: 0,
  legs: [leg('a', 'a', '1001'), leg('b', 'b', '1002')],
  messages,
});

describe('the ladder of a call', () => {
  it('stands the caller left of the exchange and the called phone right of it', () => {
    const { columns, arrows } = ladderOf(
      traced([
        message('received', ALICE),
        message('sent', BOB),
        message('received', BOB, { status: 180, reason: 'Ringing' }),
        message('sent', ALICE, { status: 486, reason: 'Busy Here' }),
      ]),
    );
    expect(columns.map(({ address, name }) => [address, name])).toEqual([
      [ALICE, '1001'],
      ['', ''],
      [BOB, '1002'],
    ]);
    expect(arrows.map(({ from, to, label, tone }) => [from.address, to.address, label, tone])).toEqual([
      [ALICE, '', 'INVITE', 'request'],
      ['', BOB, 'INVITE', 'request'],
      [BOB, '', '180 Ringing', 'progress'],
      ['', ALICE, '486 Busy Here', 'failure'],
    ]);
    expect(arrows.map(({ after }) => after)).toEqual([0, 1, 2, 3]);
  });

  it('says that a message was sent once more', () => {
    const invite = message('sent', BOB);
    const { arrows } = ladderOf(traced([invite, { ...invite, time: '2026-01-01T00:00:00.900Z' }]));
    expect(arrows.map(({ repeated }) => repeated)).toEqual([false, true]);
  });

  it('finds a place for a stranger whose leg is not known', () => {
    const { columns } = ladderOf(traced([message('received', ALICE, { leg_uuid: null })]));
    expect(columns.map(({ address }) => address)).toEqual([ALICE, '']);
  });

  it('of no messages is empty', () => {
    expect(ladderOf(traced([]))).toMatchObject({ arrows: [], columns: [{ address: '' }] });
  });

  it('keeps every message in its order, within the picture, on two different lines', () => {
    const any = fc.record({
      way: fc.constantFrom('received' as const, 'sent' as const),
      remote: fc.constantFrom(ALICE, BOB, '[2001:db8::1]:5061'),
      status: fc.option(fc.integer({ min: 100, max: 699 })),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (rows) => {
        const ladder = ladderOf(traced(rows.map(({ way, remote, status }) => message(way, remote, { status }))));
        expect(ladder.arrows).toHaveLength(rows.length);
        for (const [index, { from, to, y }] of ladder.arrows.entries()) {
          expect(y).toBe(HEAD_HEIGHT + (index + 0.5) * ROW_HEIGHT);
          expect(y).toBeLessThan(ladder.height);
          expect(Math.abs(from.x - to.x)).toBeGreaterThanOrEqual(COLUMN_WIDTH);
          expect(Math.max(from.x, to.x)).toBeLessThan(ladder.width);
        }
      }),
    );
  });
});
