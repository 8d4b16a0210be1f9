import { createResponse } from '@strowger/sip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { RtpPort } from '../testing/rtp-port.ts';
import { type PhoneCall, sdp, type TestPhone } from '../testing/test-phone.ts';

const SDP = 'application/sdp';
const RELIABLE = { supported: ['100rel'] };

let laboratory: Laboratory;
let bob: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open();
});
afterEach(() => laboratory.close());

const playsEarly = (phone: TestPhone) => (call: PhoneCall) =>
  call.incoming?.ring(183, { body: sdp(phone.rtp.port), contentType: SDP });

const progress = (call: PhoneCall) =>
  call.until('183', () => call.provisionals.find((response) => response.status === 183));

describe('reliable provisional responses (RFC 3262)', () => {
  it('reach a caller that supports them, and bring early media', async () => {
    const alice = await laboratory.registered('1001', RELIABLE);
    bob = await laboratory.registered('1002');
    bob.onCall = playsEarly(bob);
    const caller = alice.call('1002', { headers: [['Supported', '100rel']] });
    const response = await progress(caller);
    expect([response.headers.get('Require'), Number(response.headers.get('RSeq'))]).toEqual([
      '100rel',
      expect.any(Number),
    ]);
    const callee = await bob.incoming();
    bob.rtp.talk(() => callee.mediaPort, 0, 0x44);
    await alice.rtp.hears(0, 0x44);
    bob.pickUp(callee);
    await caller.answered();
    await caller.bye();
  });

  it('are all a caller gets that requires them', async () => {
    const alice = await laboratory.registered('1001', RELIABLE);
    bob = await laboratory.registered('1002');
    const caller = alice.call('1002', { headers: [['Require', '100rel']] });
    await caller.rings();
    expect(caller.provisionals.find(({ status }) => status === 180)?.headers.has('RSeq')).toBe(true);
    bob.pickUp(await bob.incoming());
    await caller.answered();
    await caller.bye();
  });

  it('of a callee get their PRACK', async () => {
    const alice = await laboratory.registered('1001');
    bob = await laboratory.registered('1002', RELIABLE);
    bob.onCall = playsEarly(bob);
    const caller = alice.call('1002');
    const callee = await bob.incoming();
    expect(callee.invite?.headers.list('Supported')).toContain('100rel');
    await progress(caller);
    // The 2xx of a reliable caller waits for the PRACK.
    bob.pickUp(callee);
    await caller.answered();
    await caller.bye();
  });

  it('of a callee answer our offer for sure: it may change its own by UPDATE then (RFC 3311 §5.2)', async () => {
    const alice = await laboratory.registered('1001');
    bob = await laboratory.registered('1002', RELIABLE);
    bob.onCall = playsEarly(bob);
    const caller = alice.call('1002');
    await progress(caller);
    const callee = await bob.incoming();
    const changed = { method: 'UPDATE', body: sdp(bob.rtp.port, { formats: '0 8' }), contentType: SDP };
    const answer = await callee.incoming?.dialog?.request(changed);
    expect([answer?.status, answer?.text]).toEqual([200, expect.stringMatching(/m=audio \d+ RTP\/AVP 0/)]);
    caller.outgoing?.cancel({});
    await caller.refused();
  });

  it('without reliability, an UPDATE with an offer crosses ours: 491', async () => {
    const alice = await laboratory.registered('1001');
    bob = await laboratory.registered('1002');
    bob.onCall = playsEarly(bob);
    const caller = alice.call('1002');
    await progress(caller);
    const callee = await bob.incoming();
    const offer = { method: 'UPDATE', body: sdp(bob.rtp.port), contentType: SDP };
    expect((await callee.incoming?.dialog?.request(offer))?.status).toBe(491);
    caller.outgoing?.cancel({});
    await caller.refused();
  });

  it('are refused with 420 in nothing else that is required', async () => {
    const alice = await laboratory.registered('1001');
    const call = alice.call('1002', { headers: [['Require', '100rel, teleport']] });
    expect(await call.refused()).toBe(420);
    expect(call.failure?.response?.headers.get('Unsupported')).toBe('teleport');
  });
});

describe('early dialogs that fork behind one contact', () => {
  it('are heard by the first that sends audio until one answers', async () => {
    const alice = await laboratory.registered('1001');
    bob = await laboratory.registered('1002');
    const elsewhere = await RtpPort.open();
    const fork = ({ incoming, invite }: PhoneCall, toTag: string, port: number) => {
      if (incoming === null || invite === null) throw new Error('no call');
      const headers = [['Contact', bob.contact]] as const;
      incoming.transaction.send(createResponse(invite, 183, { toTag, headers, body: sdp(port), contentType: SDP }));
    };
    bob.onCall = (call) => {
      fork(call, 'first', bob.rtp.port);
      fork(call, 'second', elsewhere.port);
    };
    const caller = alice.call('1002');
    await progress(caller);
    const callee = await bob.incoming();
    bob.rtp.talk(() => callee.mediaPort, 0, 0x44);
    await alice.rtp.hears(0, 0x44);
    bob.pickUp(callee);
    await caller.answered();
    await callee.until('ACK', () => callee.acked);
    expect(caller.provisionals.filter(({ status }) => status === 183)).toHaveLength(1);
    await caller.bye();
    await callee.hasEnded();
    await laboratory.host.records(2);
    elsewhere.close();
  });
});

describe('the one of several forks that answers', () => {
  it('is heard from then on, where another behind the same contact was heard before', async () => {
    const alice = await laboratory.registered('1001');
    bob = await laboratory.registered('1002');
    const elsewhere = await RtpPort.open();
    const respond = ({ incoming, invite }: PhoneCall, status: number, toTag: string, port: number) => {
      if (incoming === null || invite === null) throw new Error('no call');
      const headers = [['Contact', bob.contact]] as const;
      incoming.transaction.send(createResponse(invite, status, { toTag, headers, body: sdp(port), contentType: SDP }));
    };
    bob.onCall = (call) => {
      respond(call, 183, 'first', bob.rtp.port);
      respond(call, 183, 'second', elsewhere.port);
    };
    const caller = alice.call('1002');
    await progress(caller);
    const callee = await bob.incoming();
    bob.rtp.talk(() => callee.mediaPort, 0, 0x44);
    await alice.rtp.hears(0, 0x44);
    respond(callee, 200, 'second', elsewhere.port);
    await caller.answered();
    alice.rtp.talk(() => caller.mediaPort, 0, 0x2a);
    elsewhere.talk(() => callee.mediaPort, 0, 0x66);
    await Promise.all([alice.rtp.hears(0, 0x66), elsewhere.hears(0, 0x2a)]);
    const since = alice.rtp.heard.length;
    await alice.rtp.seen.until('a second of audio', () => alice.rtp.heard.length >= since + 50);
    const late = alice.rtp.heard.slice(since).map(({ payload }) => payload[0]);
    expect(new Set(late)).toEqual(new Set([0x66]));
    await caller.bye();
    await laboratory.host.records(2);
    elsewhere.close();
  });

  it('is heard alone, though another phone had sent audio before', async () => {
    const alice = await laboratory.registered('1001');
    bob = await laboratory.registered('1002');
    const second = await laboratory.registered('1002');
    bob.onCall = playsEarly(bob);
    const caller = alice.call('1002');
    const [early, answering] = await Promise.all([bob.incoming(), second.incoming()]);
    await caller.rings();
    bob.rtp.talk(() => early.mediaPort, 0, 0x44);
    second.pickUp(answering);
    await Promise.all([caller.answered(), early.isCancelled()]);
    alice.rtp.talk(() => caller.mediaPort, 0, 0x2a);
    second.rtp.talk(() => answering.mediaPort, 0, 0x66);
    await Promise.all([alice.rtp.hears(0, 0x66), second.rtp.hears(0, 0x2a)]);
    expect(alice.rtp.heard.some(({ payload }) => payload[0] === 0x44)).toBe(false);
    await caller.bye();
    await answering.hasEnded();
  });
});

describe('early media of several phones', () => {
  it('is not passed while more than one rings: the caller hears ringback', async () => {
    const alice = await laboratory.registered('1001');
    bob = await laboratory.registered('1002');
    const second = await laboratory.registered('1002');
    bob.onCall = playsEarly(bob);
    second.onCall = playsEarly(second);
    const caller = alice.call('1002');
    await caller.rings();
    await Promise.all([bob.incoming(), second.incoming()]);
    expect(caller.provisionals.map(({ status }) => status)).not.toContain(183);
    caller.outgoing?.cancel({});
    await caller.refused();
  });

  it('is passed from the one that remains', async () => {
    const alice = await laboratory.registered('1001');
    bob = await laboratory.registered('1002');
    const second = await laboratory.registered('1002');
    bob.onCall = playsEarly(bob);
    const caller = alice.call('1002');
    await caller.rings();
    const [remaining, leaving] = await Promise.all([bob.incoming(), second.incoming()]);
    leaving.incoming?.reject(486);
    await progress(caller);
    bob.rtp.talk(() => remaining.mediaPort, 0, 0x44);
    await alice.rtp.hears(0, 0x44);
    caller.outgoing?.cancel({});
    await caller.refused();
  });
});
