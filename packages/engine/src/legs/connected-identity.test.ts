import type { HeaderEntry } from '@strowger/sip';
import { alone } from '@strowger/sip/testing/alone';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { type PhoneCall, sdp, type TestPhone } from '../testing/test-phone.ts';

const WITH_UPDATE: HeaderEntry = ['Allow', 'INVITE, ACK, BYE, UPDATE'];
const WITHOUT_UPDATE: HeaderEntry = ['Allow', 'INVITE, ACK, BYE'];
const FROM_CHANGE: HeaderEntry = ['Supported', 'from-change'];

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
let carol: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open();
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
  carol = await laboratory.registered('1003');
});
afterEach(() => laboratory.close());

/** Alice talks to bob, who sends her on to carol. */
async function transferred(headers: HeaderEntry[]): Promise<PhoneCall> {
  const caller = alice.call('1002', { headers });
  caller.answerWith = ({ method }) =>
    method === 'INVITE' ? { status: 200, body: sdp(alice.rtp.port) } : { status: 200 };
  const callee = await bob.incoming();
  bob.pickUp(callee);
  await caller.answered();
  await laboratory.event('channel.bridged', '1002');
  await callee.dialog?.request({ method: 'REFER', headers: [['Refer-To', '<sip:1003@acme.example>']] });
  carol.pickUp(await carol.incoming());
  await laboratory.event('channel.bridged', '1003');
  return caller;
}

const told = (call: PhoneCall, method: string) =>
  call.until(method, () => call.requests.find((request) => request.method === method));

describe('a phone whose partner changes is told whom it talks to now', () => {
  it('by P-Asserted-Identity in an UPDATE, where it takes that', async () => {
    const caller = await transferred([WITH_UPDATE]);
    const update = await told(caller, 'UPDATE');
    expect(update.headers.get('P-Asserted-Identity')).toBe('"Name of 1003" <sip:1003@acme.example>');
    expect(update.from.uri).toMatchObject({ user: '1002' });
    expect(update.body).toHaveLength(0);
    await caller.bye();
  });

  it('by the From of that UPDATE too, and from then on, where it follows changes of it (RFC 4916)', async () => {
    const caller = await transferred([WITH_UPDATE, FROM_CHANGE]);
    const update = await told(caller, 'UPDATE');
    expect([update.from.displayName, update.from.uri]).toMatchObject(['Name of 1003', { user: '1003' }]);
    expect(update.fromTag).toBe(caller.dialog?.remoteTag);
    await carol.calls[0]?.bye();
    const bye = await told(caller, 'BYE');
    expect(bye.from.uri).toMatchObject({ user: '1003' });
  });

  it('by a re-INVITE with its session as it is, where it does not take UPDATE', async () => {
    const caller = await transferred([WITHOUT_UPDATE, FROM_CHANGE]);
    const invite = await told(caller, 'INVITE');
    expect(invite.headers.get('P-Asserted-Identity')).toBe('"Name of 1003" <sip:1003@acme.example>');
    expect([invite.from.uri, invite.text]).toMatchObject([{ user: '1003' }, expect.stringContaining('m=audio ')]);
    alice.rtp.talk(() => caller.mediaPort, 0, 0x2a);
    await carol.rtp.hears(0, 0x2a);
    await caller.bye();
  });

  it('when another phone picks the call up that it was in (RFC 3891)', async () => {
    const caller = alice.call('1002', { headers: [WITH_UPDATE] });
    const callee = await bob.incoming();
    bob.pickUp(callee);
    await caller.answered();
    const { callId, localTag, remoteTag } = callee.dialog ?? { callId: '', localTag: '', remoteTag: '' };
    const replaces = `${callId};to-tag=${remoteTag};from-tag=${localTag}`;
    const picked = carol.call('1002', { headers: [['Replaces', replaces]] });
    await picked.answered();
    const update = await told(caller, 'UPDATE');
    expect(update.headers.get('P-Asserted-Identity')).toContain('sip:1003@acme.example');
    await caller.bye();
    await picked.hasEnded();
  });

  it('without a word of who that is where he withholds it (RFC 3323)', async () => {
    const caller = alice.call('1002', { headers: [['Privacy', 'id']] });
    const callee = await bob.incoming();
    bob.pickUp(callee);
    await caller.answered();
    await laboratory.event('channel.bridged', '1002');
    const consultation = bob.call('1003');
    const third = await carol.incoming();
    carol.pickUp(third, sdp(carol.rtp.port), [WITH_UPDATE, FROM_CHANGE]);
    await consultation.answered();
    await laboratory.event('channel.bridged', '1003');
    const { callId, localTag, remoteTag } = consultation.dialog ?? { callId: '', localTag: '', remoteTag: '' };
    const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`);
    const referTo = `<sip:1003@acme.example?Replaces=${replaces}>`;
    await callee.dialog?.request({ method: 'REFER', headers: [['Refer-To', referTo]] });
    const update = await told(third, 'UPDATE');
    expect([update.from.displayName, update.headers.get('P-Asserted-Identity')]).toEqual([
      'Anonymous',
      expect.stringContaining('sip:anonymous@'),
    ]);
    expect(JSON.stringify([...update.headers.entries()])).not.toMatch(alone('1001'));
    await caller.bye();
    await third.hasEnded();
  });
});
