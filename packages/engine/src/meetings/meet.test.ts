import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';
import { type PhoneCall, sdp, type TestPhone } from '../testing/test-phone.ts';

const STAR = 10;
const TELEPHONE_EVENT = 101;

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
let carol: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open({ extensions: ['1001', '1002', '1003'].map((number) => extension(number)) });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
  carol = await laboratory.registered('1003');
});
afterEach(() => laboratory.close());

const told = () => laboratory.events.flatMap((event) => ('memberCount' in event ? [event] : []));
const members = (count: number) =>
  laboratory.seen.until(`${count} members`, () => told().at(-1)?.memberCount === count);
const rooms = () => new Set(told().map(({ conferenceUuid }) => conferenceUuid));

/** The caller's and the callee's side of an answered call. */
async function answered(caller: TestPhone, number: string, callee: TestPhone): Promise<[PhoneCall, PhoneCall]> {
  const index = callee.calls.length;
  const call = caller.call(number);
  const incoming = await callee.incoming(index);
  callee.pickUp(incoming);
  await call.answered();
  return [call, incoming];
}

async function connected(caller: TestPhone, number: string, callee: TestPhone): Promise<[PhoneCall, PhoneCall]> {
  const pair = await answered(caller, number, callee);
  await laboratory.event('channel.bridged', number);
  return pair;
}

async function hearEachOther(...parties: readonly [TestPhone, PhoneCall][]): Promise<void> {
  for (const [speaker, call] of parties) {
    const others = parties.filter(([phone]) => phone !== speaker);
    for (const [phone] of others) phone.rtp.forget();
    speaker.rtp.talk(() => call.mediaPort, 0, 0x51);
    await Promise.all(others.map(([phone]) => phone.rtp.hears(0, 0x51)));
    speaker.rtp.hush();
  }
}

describe('*30<ext> (contract 20 §12.3)', () => {
  it('calls the extension, which meets the caller in a conference of its own once it answers', async () => {
    const [caller, callee] = await answered(alice, '*301002', bob);
    await members(2);
    await hearEachOther([alice, caller], [bob, callee]);
    await caller.bye();
    await members(1);
    expect(callee.ended).toBe(false);
    await callee.bye();
    expect(told().at(-1)).toMatchObject({ type: 'conference.ended', number: '*301001' });
    await laboratory.host.records(2);
    expect(await laboratory.engine.channels()).toEqual([]);
  });

  it('joins the conference that the extension is in, without ringing anybody', async () => {
    const [caller, callee] = await answered(alice, '*301002', bob);
    await members(2);
    const third = carol.call('*301002');
    await third.answered();
    await members(3);
    await hearEachOther([alice, caller], [bob, callee], [carol, third]);
    expect([rooms().size, alice.calls.length, bob.calls.length]).toEqual([1, 0, 1]);
  });

  it('brings in who is called on a second line; the first may then be hung up', async () => {
    const [first] = await answered(alice, '*301002', bob);
    await members(2);
    await answered(alice, '*301003', carol);
    await members(4);
    await first.bye();
    await members(3);
    expect(rooms().size).toBe(1);
  });

  it('says what became of the call where nobody meets the caller', async () => {
    bob.onCall = (call) => call.incoming?.reject(486);
    expect(await alice.call('*301002').refused()).toBe(486);
    expect(told()).toEqual([]);
  });

  it('is where a call may be transferred to, blindly', async () => {
    await answered(alice, '*301002', bob);
    await members(2);
    const [line, guest] = await connected(alice, '1003', carol);
    expect((await line.refer('<sip:*301001@acme.example>'))?.status).toBe(202);
    await line.noticed(200);
    await members(3);
    await line.hasEnded();
    expect(guest.ended).toBe(false);
  });

  it('is where a call may be transferred to from inside: the new one takes the place', async () => {
    const [inside] = await answered(alice, '*301002', bob);
    await members(2);
    const [line, guest] = await connected(alice, '1003', carol);
    const { callId, remoteTag, localTag } = inside.dialog ?? { callId: '', remoteTag: '', localTag: '' };
    const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`);
    await line.refer(`<sip:1002@acme.example?Replaces=${replaces}>`);
    await Promise.all([line.hasEnded(), inside.hasEnded()]);
    await members(2);
    const callee = await bob.incoming();
    await hearEachOther([carol, guest], [bob, callee]);
  });
});

describe('*3 in a call (contract 20 §12.3)', () => {
  it('moves both to a conference, which others may join', async () => {
    const [caller, callee] = await connected(alice, '1002', bob);
    for (const key of [STAR, 3]) bob.rtp.press(callee.mediaPort, TELEPHONE_EVENT, key);
    await members(2);
    await hearEachOther([alice, caller], [bob, callee]);
    const third = carol.call('*301001');
    await third.answered();
    await members(3);
    await hearEachOther([alice, caller], [bob, callee], [carol, third]);
    expect(rooms().size).toBe(1);
    await callee.bye();
    await members(2);
    expect([caller.ended, third.ended]).toEqual([false, false]);
  });

  it('leaves two in peace whose codec no conference understands', async () => {
    const g729 = { formats: '18 101', rtpmap: ['18 G729/8000', '101 telephone-event/8000'] };
    const call = alice.call('1002', { body: sdp(alice.rtp.port, g729) });
    const incoming = await bob.incoming();
    bob.pickUp(incoming, sdp(bob.rtp.port, g729));
    await call.answered();
    await laboratory.event('channel.bridged', '1002');
    for (const key of [STAR, 3]) bob.rtp.press(incoming.mediaPort, TELEPHONE_EVENT, key);
    bob.rtp.talk(() => incoming.mediaPort, 18, 0x33);
    await alice.rtp.hears(18, 0x33);
    expect([told(), call.ended, incoming.ended]).toEqual([[], false, false]);
  });
});
