import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';
import { type PhoneCall, sdp, type TestPhone } from '../testing/test-phone.ts';

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
let carol: TestPhone;
let caller: PhoneCall;
let callee: PhoneCall;
beforeEach(async () => {
  laboratory = await Laboratory.open({
    extensions: ['1001', '1002', '1003', '1004'].map((number) => extension(number)),
  });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
  carol = await laboratory.registered('1003');
  caller = alice.call('1002', { headers: [['Allow', 'INVITE, ACK, BYE, UPDATE']] });
  callee = await bob.incoming();
  bob.pickUp(callee);
  await caller.answered();
  await laboratory.event('channel.bridged', '1002');
});
afterEach(() => laboratory.close());

function replaces({ dialog }: PhoneCall, more = ''): string {
  const { callId, remoteTag, localTag } = dialog ?? { callId: '', remoteTag: '', localTag: '' };
  return `${callId};to-tag=${remoteTag};from-tag=${localTag}${more}`;
}

describe('blind transfer by REFER (RFC 3515)', () => {
  it('tells how it goes until the target answers, then lets the phone go', async () => {
    expect((await callee.refer('<sip:1003@acme.example>'))?.status).toBe(202);
    await callee.noticed(100);
    const third = await carol.incoming();
    const ringing = await callee.noticed(180);
    expect(ringing.headers.get('Subscription-State')).toMatch(/^active/);
    expect([ringing.headers.get('Event'), ringing.contentType]).toEqual(['refer', 'message/sipfrag']);
    expect(third.invite?.headers.get('Referred-By')).toBe('<sip:1002@acme.example>');
    expect(callee.ended).toBe(false);
    carol.pickUp(third);
    expect((await callee.noticed(200)).headers.get('Subscription-State')).toMatch(/^terminated/);
    await callee.hasEnded();
    await caller.bye();
    const records = await laboratory.host.records(3);
    expect(records.find((record) => record.extension === '1002')?.hangup_cause).toBe('BLIND_TRANSFER');
  });

  it('counts as one though the phone hangs up by itself meanwhile', async () => {
    await callee.refer('<sip:1003@acme.example>');
    const third = await carol.incoming();
    await callee.bye();
    carol.pickUp(third);
    await laboratory.event('channel.bridged', '1003');
    await caller.bye();
    const records = await laboratory.host.records(3);
    expect(records.find((record) => record.extension === '1002')?.hangup_cause).toBe('BLIND_TRANSFER');
  });

  it('is silent where the phone waives the subscription (RFC 4488)', async () => {
    const answer = await callee.refer('<sip:1003@acme.example>', [['Refer-Sub', 'false']]);
    expect([answer?.status, answer?.headers.get('Refer-Sub')]).toEqual([202, 'false']);
    await callee.hasEnded();
    expect(callee.requests.map(({ method }) => method)).not.toContain('NOTIFY');
    carol.pickUp(await carol.incoming());
    await laboratory.event('channel.bridged', '1003');
    await caller.bye();
  });

  it('tells the one who stays whom it talks to now', async () => {
    await callee.refer('<sip:1003@acme.example>');
    carol.pickUp(await carol.incoming());
    const update = await caller.until('UPDATE', () => caller.requests.find(({ method }) => method === 'UPDATE'));
    expect(update.headers.get('P-Asserted-Identity')).toBe('"Name of 1003" <sip:1003@acme.example>');
    await caller.bye();
  });

  it.each(['', '<mailto:x@y>', '<sip:acme.example>', '<sip:1003@acme.example?Replaces=nonsense>'])(
    'is refused for "%s"',
    async (target) => {
      expect((await callee.refer(target))?.status).toBe(400);
      expect([caller.ended, callee.ended]).toEqual([false, false]);
    },
  );
});

describe('attended transfer (RFC 3891)', () => {
  it('joins while the target still rings: the one who waits hears it ring and is answered', async () => {
    const consultation = bob.call('1003');
    const third = await carol.incoming();
    await consultation.rings();
    const dialog = await consultation.until('an early dialog', () => consultation.early);
    const named = `${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`;
    expect((await callee.refer(`<sip:1003@acme.example?Replaces=${encodeURIComponent(named)}>`))?.status).toBe(202);
    await callee.noticed(200);
    await callee.hasEnded();
    await consultation.refused();
    expect([caller.ended, third.cancelled]).toEqual([false, false]);
    carol.pickUp(third);
    await laboratory.event('channel.bridged', '1003');
    alice.rtp.talk(() => caller.mediaPort, 0, 0x2a);
    carol.rtp.talk(() => third.mediaPort, 0, 0x66);
    await Promise.all([carol.rtp.hears(0, 0x2a), alice.rtp.hears(0, 0x66)]);
    await caller.bye();
    await third.hasEnded();
    await laboratory.host.records(4);
  });

  it('negotiates anew where the two who stay have no codec in common', async () => {
    const only = (payload: number, name: string, port: number) =>
      sdp(port, { formats: String(payload), rtpmap: [`${payload} ${name}/8000`] });
    const dora = await laboratory.registered('1004');
    const outer = dora.call('1002', { body: only(18, 'G729', dora.rtp.port) });
    const inner = await bob.incoming(1);
    bob.pickUp(inner, only(18, 'G729', bob.rtp.port));
    await outer.answered();
    await laboratory.seen.until('the bridge', () =>
      laboratory.events.filter(({ type }) => type === 'channel.bridged').length >= 4 ? true : null,
    );
    outer.answerWith = (request) =>
      request.method === 'INVITE' ? { status: 200, body: sdp(dora.rtp.port) } : { status: 200 };
    await callee.dialog?.request({
      method: 'REFER',
      headers: [['Refer-To', `<sip:1004@acme.example?Replaces=${encodeURIComponent(replaces(inner))}>`]],
    });
    const offered = await outer.until('a re-INVITE', () => outer.requests.find(({ method }) => method === 'INVITE'));
    expect(offered.text).toMatch(/rtpmap:0 PCMU/);
    await Promise.all([callee.hasEnded(), inner.hasEnded()]);
    alice.rtp.talk(() => caller.mediaPort, 0, 0x2a);
    await dora.rtp.hears(0, 0x2a);
    await outer.bye();
    await caller.hasEnded();
  });
});

describe('INVITE with Replaces (RFC 3891 §3)', () => {
  const pickup = (named: string, from = carol) => from.call('1002', { headers: [['Replaces', named]] });

  it('takes the place of a phone that talks', async () => {
    const picked = pickup(replacesOf(callee));
    await picked.answered();
    await callee.hasEnded();
    expect(callee.requests.at(-1)?.headers.getAll('Reason').join()).toContain('SIP;cause=200');
    carol.rtp.talk(() => picked.mediaPort, 0, 0x66);
    await alice.rtp.hears(0, 0x66);
    await picked.bye();
    await caller.hasEnded();
    const records = await laboratory.host.records(3);
    expect(records.find((record) => record.extension === '1002')?.hangup_cause).toBe('PICKED_OFF');
  });

  it('picks up a call that rings elsewhere', async () => {
    const dora = await laboratory.registered('1004');
    const second = dora.call('1002');
    const ringing = await bob.incoming(1);
    await second.rings();
    const picked = pickup(replacesOf(ringing, ';early-only'));
    await Promise.all([picked.answered(), second.answered(), ringing.isCancelled()]);
    carol.rtp.talk(() => picked.mediaPort, 0, 0x66);
    await dora.rtp.hears(0, 0x66);
    await second.bye();
    await picked.hasEnded();
  });

  it('does not take an answered call with early-only, nor one that does not exist', async () => {
    expect(await pickup(replacesOf(callee, ';early-only')).refused()).toBe(486);
    expect(await pickup('unknown;to-tag=a;from-tag=b').refused()).toBe(481);
    expect(await pickup('unknown').refused()).toBe(400);
    expect([caller.ended, callee.ended]).toEqual([false, false]);
  });

  /** As the platform sees the dialog of a phone that was called: our tag is the phone's remote one. */
  function replacesOf(call: PhoneCall, more = ''): string {
    const { callId, localTag, remoteTag } = call.incoming?.dialog ?? { callId: '', localTag: '', remoteTag: '' };
    return `${callId};to-tag=${remoteTag};from-tag=${localTag}${more}`;
  }
});
