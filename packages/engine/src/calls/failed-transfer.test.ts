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
  const extensions = [extension('1001'), extension('1002', { callTimeout: 1 }), extension('1003', { callTimeout: 1 })];
  laboratory = await Laboratory.open({ extensions: [...extensions, extension('1004')] });
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

const bridged = (times: number) =>
  laboratory.seen.until(`${times} bridged channels`, () => {
    return laboratory.events.filter(({ type }) => type === 'channel.bridged').length >= times;
  });

async function talkTogether(phone: TestPhone, call: PhoneCall): Promise<void> {
  alice.rtp.talk(() => caller.mediaPort, 0, 0x2a);
  phone.rtp.talk(() => call.mediaPort, 0, 0x66);
  await Promise.all([phone.rtp.hears(0, 0x2a), alice.rtp.hears(0, 0x66)]);
}

describe('a blind transfer that fails, for a phone that waits to hear of it (RFC 5589 §6.1)', () => {
  it.each([
    ['is busy', 486, (call: PhoneCall) => call.incoming?.reject(486)],
    ['declines', 486, (call: PhoneCall) => call.incoming?.reject(603)],
    ['does not answer', 480, (call: PhoneCall) => call.incoming?.ring(180)],
  ])('tells that the target %s, and gives it its call back', async (_how, status, answers) => {
    carol.onCall = answers;
    expect((await callee.refer('<sip:1003@acme.example>'))?.status).toBe(202);
    const notice = await callee.noticed(status);
    expect(notice.headers.get('Subscription-State')).toMatch(/^terminated/);
    await bridged(4);
    await talkTogether(bob, callee);
    expect([caller.ended, callee.ended]).toEqual([false, false]);
    await callee.bye();
    await caller.hasEnded();
    const records = await laboratory.host.records(3);
    expect(records.find((record) => record.extension === '1002')?.hangup_cause).toBe('NORMAL_CLEARING');
  });

  it.each([
    ['4711', 404],
    ['1004', 480],
  ])('tells the status of %s that cannot be reached: %i', async (number, status) => {
    await callee.refer(`<sip:${number}@acme.example>`);
    await callee.noticed(status);
    await bridged(4);
    await caller.bye();
    await callee.hasEnded();
  });

  it('lets it transfer again', async () => {
    await callee.refer('<sip:1004@acme.example>');
    await bridged(4);
    expect((await callee.refer('<sip:1003@acme.example>'))?.status).toBe(202);
    carol.pickUp(await carol.incoming());
    await callee.hasEnded();
    await caller.bye();
  });

  it('has the other wait with music as before where the phone still holds', async () => {
    await new Promise<void>((resolve) => {
      const body = sdp(bob.rtp.port, { direction: 'sendonly' });
      const onAnswer = () => {
        callee.dialog?.ack({});
        resolve();
      };
      callee.dialog?.invite({ body, contentType: 'application/sdp' }, { onAnswer, onFailure: () => resolve() });
    });
    await laboratory.event('channel.held', '1002');
    await callee.refer('<sip:1004@acme.example>');
    await bridged(4);
    await laboratory.seen.until(
      'the hold',
      () => laboratory.types().filter((type) => type === 'channel.held').length === 2,
    );
    alice.rtp.heard.length = 0;
    await alice.rtp.seen.until('music', () => alice.rtp.heard.some(({ payload }) => new Set(payload).size > 4));
    await caller.bye();
  });
});

describe('a blind transfer that fails after the phone has left', () => {
  it('rings the phone again while the other waits, and connects both when it answers', async () => {
    await callee.refer('<sip:1003@acme.example>');
    const third = await carol.incoming();
    await callee.bye();
    third.incoming?.reject(486);
    const back = await bob.incoming(1);
    expect(back.invite?.headers.get('From')).toContain('sip:1001@acme.example');
    expect(caller.ended).toBe(false);
    bob.pickUp(back);
    await back.until('the ACK', () => back.acked);
    await talkTogether(bob, back);
    await caller.bye();
    await back.hasEnded();
    const records = await laboratory.host.records(4);
    const causes = records.filter(({ extension: number }) => number === '1002').map((record) => record.hangup_cause);
    expect(causes.sort()).toEqual(['BLIND_TRANSFER', 'NORMAL_CLEARING']);
  });

  it('does so for one that waived its notices too (RFC 4488)', async () => {
    await callee.refer('<sip:1004@acme.example>', [['Refer-Sub', 'false']]);
    await callee.hasEnded();
    bob.pickUp(await bob.incoming(1));
    await bridged(4);
    await caller.bye();
  });

  it('ends for no answer when the phone does not take the call back in its time', async () => {
    await callee.refer('<sip:1004@acme.example>', [['Refer-Sub', 'false']]);
    const back = await bob.incoming(1);
    await Promise.all([caller.hasEnded(), back.isCancelled()]);
    expect(caller.requests.at(-1)?.headers.getAll('Reason').join()).toContain('Q.850;cause=19');
    const records = await laboratory.host.records(3);
    expect(records.find(({ leg }) => leg === 'a')?.hangup_cause).toBe('NO_ANSWER');
  });

  it('does so too when the target that was still ringing when it was called from does not answer', async () => {
    const consultation = bob.call('1003');
    await carol.incoming();
    await consultation.rings();
    const dialog = await consultation.until('an early dialog', () => consultation.early);
    const named = `${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`;
    await callee.refer(`<sip:1003@acme.example?Replaces=${encodeURIComponent(named)}>`);
    await callee.hasEnded();
    const back = await bob.incoming(1);
    bob.pickUp(back);
    await back.until('the ACK', () => back.acked);
    await talkTogether(bob, back);
    await caller.bye();
  });
});
