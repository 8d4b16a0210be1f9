import { decodeG711, encodeG711 } from '@strowger/rtp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension, uuidOf } from '../testing/test-host.ts';
import { type PhoneCall, portIn, sdp, type TestPhone } from '../testing/test-phone.ts';

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
beforeEach(async () => {
  const busy = { enabled: true, destination: '1003' };
  laboratory = await Laboratory.open({
    extensions: [
      extension('1001'),
      extension('1002'),
      extension('1003'),
      extension('1004', { forwardBusy: busy, forwardNoAnswer: busy, callTimeout: 1 }),
    ],
  });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
});
afterEach(() => laboratory.close());

/** A call of alice that bob has answered. */
async function connected(): Promise<{ caller: PhoneCall; callee: PhoneCall }> {
  const caller = alice.call('1002');
  const callee = await bob.incoming();
  await caller.rings();
  bob.pickUp(callee);
  await caller.answered();
  await callee.until('ACK', () => callee.acked);
  await laboratory.event('channel.bridged', '1002');
  return { caller, callee };
}

describe('a call between two extensions', () => {
  it('rings, is answered, passes audio both ways, and ends with the caller', async () => {
    const { caller, callee } = await connected();
    expect(callee.invite?.from.displayName).toBe('Name of 1001');
    expect(caller.answer?.headers.get('P-Asserted-Identity')).toBe('"Name of 1002" <sip:1002@acme.example>');
    alice.rtp.talk(() => caller.mediaPort, 0, 0x2a);
    bob.rtp.talk(() => callee.mediaPort, 0, 0x55);
    await Promise.all([bob.rtp.hears(0, 0x2a), alice.rtp.hears(0, 0x55)]);
    await caller.bye();
    expect(laboratory.host.closed.map((record) => record.leg)).toContain('a');
    await callee.hasEnded();
    const [a, b] = await laboratory.host.records(2);
    expect(a).toMatchObject({
      leg: 'a',
      tenant_id: 7,
      domain: 'acme.example',
      extension_uuid: uuidOf('1001'),
      extension: '1001',
      direction: 'local',
      caller_number: '1001',
      caller_destination: '1002',
      destination: '1002',
      remote_ip: '127.0.0.1',
      remote_media_ip: '127.0.0.1',
      last_app: 'bridge',
      read_codec: 'PCMU',
      hangup_cause: 'NORMAL_CLEARING',
      sip_hangup_disposition: 'recv_bye',
      originating_leg_uuid: null,
    });
    expect(b).toMatchObject({
      leg: 'b',
      extension: '1002',
      originating_leg_uuid: a?.call_id,
      bridge_uuid: a?.call_id,
      hangup_cause: 'NORMAL_CLEARING',
      sip_hangup_disposition: 'send_bye',
    });
    expect(a?.bridge_uuid).toBe(b?.call_id);
    expect(a?.media?.packets_received).toBeGreaterThan(0);
    expect(a?.media?.packets_sent).toBeGreaterThan(0);
    expect(b?.answer_time).toBeGreaterThanOrEqual(b?.start_time ?? 0);
    expect(await laboratory.engine.channels()).toEqual([]);
  });

  it('ends with the callee, with the cause its BYE names', async () => {
    const { caller, callee } = await connected();
    await callee.dialog?.bye({ headers: [['Reason', 'Q.850;cause=31']] });
    await caller.hasEnded();
    const [a, b] = await laboratory.host.records(2);
    expect([a?.hangup_cause, b?.hangup_cause]).toEqual(['NORMAL_UNSPECIFIED', 'NORMAL_UNSPECIFIED']);
    expect(b?.sip_hangup_disposition).toBe('recv_bye');
  });

  it('is journalled at set-up and at its answer as if it ended with SYSTEM_SHUTDOWN, and closed once a leg', async () => {
    const { caller } = await connected();
    const { opened } = laboratory.host;
    expect(opened.filter((record) => record.leg === 'a').map((record) => record.answer_time !== null)).toEqual([
      false,
      true,
    ]);
    expect(new Set(opened.map((record) => record.hangup_cause))).toEqual(new Set(['SYSTEM_SHUTDOWN']));
    await caller.bye();
    const records = await laboratory.host.records(2);
    expect(new Set(records.map((record) => record.call_id)).size).toBe(2);
    expect(laboratory.host.closed).toHaveLength(2);
  });

  it('is told event by event', async () => {
    const { caller } = await connected();
    await caller.bye();
    await laboratory.host.records(2);
    const told = laboratory.events.flatMap((event) =>
      'channel' in event ? [`${event.channel.leg} ${event.type}`] : [],
    );
    expect(told.filter((line) => line.startsWith('a'))).toEqual([
      'a channel.created',
      'a channel.ringing',
      'a channel.answered',
      'a channel.bridged',
      'a channel.hangup',
    ]);
    expect(told.filter((line) => line.startsWith('b'))).toEqual([
      'b channel.created',
      'b channel.ringing',
      'b channel.answered',
      'b channel.bridged',
      'b channel.hangup',
    ]);
    expect(laboratory.events.at(-1)).toMatchObject({ hangupCause: 'NORMAL_CLEARING' });
  });

  it('may be offered in the 200 when the INVITE had no description', async () => {
    const caller = alice.call('1002', { body: '' });
    const callee = await bob.incoming();
    bob.pickUp(callee);
    await caller.answered();
    await laboratory.event('channel.bridged', '1001');
    bob.rtp.talk(() => callee.mediaPort, 0, 0x33);
    await alice.rtp.hears(0, 0x33);
    await caller.bye();
    expect((await laboratory.host.records(2)).map((record) => record.hangup_cause)).toEqual([
      'NORMAL_CLEARING',
      'NORMAL_CLEARING',
    ]);
  });

  it('transcodes between the two laws of G.711 where the phones share no codec', async () => {
    const caller = alice.call('1002', { body: sdp(alice.rtp.port, { formats: '8', rtpmap: ['8 PCMA/8000'] }) });
    const callee = await bob.incoming();
    bob.pickUp(callee, sdp(bob.rtp.port, { formats: '0', rtpmap: ['0 PCMU/8000'] }));
    await caller.answered();
    alice.rtp.talk(() => caller.mediaPort, 8, 0x2a);
    const [byte = 0] = encodeG711('ulaw', decodeG711('alaw', Buffer.of(0x2a)));
    await bob.rtp.hears(0, byte);
    await caller.bye();
  });

  it('passes any other codec through by name, with the payload types of each side', async () => {
    const opus = (type: number) => ({ formats: String(type), rtpmap: [`${type} opus/48000/2`] });
    const caller = alice.call('1002', { body: sdp(alice.rtp.port, opus(96)) });
    const callee = await bob.incoming();
    expect(callee.invite?.text).toContain('opus/48000/2');
    bob.pickUp(callee, sdp(bob.rtp.port, opus(107)));
    await caller.answered();
    expect(caller.answer?.text).toContain('a=rtpmap:96 opus/48000/2');
    alice.rtp.talk(() => caller.mediaPort, 96, 0x11);
    await bob.rtp.hears(107, 0x11);
    await caller.bye();
    expect((await laboratory.host.records(2))[0]?.read_codec).toBe('opus');
  });

  it('refuses video with port 0 and carries the audio', async () => {
    const body = `${sdp(alice.rtp.port)}m=video 4002 RTP/AVP 99\r\na=rtpmap:99 H264/90000\r\n`;
    const caller = alice.call('1002', { body });
    bob.pickUp(await bob.incoming());
    await caller.answered();
    expect(caller.answer?.text).toMatch(/m=video 0 /);
    expect(portIn(caller.answer?.text ?? '')).toBeGreaterThan(0);
    await caller.bye();
  });

  it('is refused with 488 when nothing fits', async () => {
    const caller = alice.call('1002', { body: 'this is no session description' });
    expect(await caller.refused()).toBe(488);
    expect((await laboratory.host.records(1))[0]).toMatchObject({
      hangup_cause: 'INCOMPATIBLE_DESTINATION',
      sip_hangup_disposition: 'send_refuse',
    });
  });
});

describe('who may call', () => {
  it('refuses a wrong password and a From that is not the authenticated extension', async () => {
    const stranger = await laboratory.phone({ user: '1001', password: 'wrong' });
    expect(await stranger.call('1002').refused()).toBe(407);
    expect(await alice.call('1002', { from: '1002' }).refused()).not.toBe(200);
    expect(bob.calls).toHaveLength(0);
    expect(laboratory.host.closed).toHaveLength(0);
  });

  it('answers OPTIONS without login, and methods it does not know with 405 and Allow', async () => {
    const stranger = await laboratory.phone({ user: 'nobody', password: 'none' });
    expect((await stranger.request('OPTIONS', 'sip:acme.example')).status).toBe(200);
    const refused = await stranger.request('PUBLISH', 'sip:acme.example');
    expect([405, 501]).toContain(refused.status);
    expect(refused.headers.get('Allow')).toContain('INVITE');
  });
});

describe('a call that is not answered', () => {
  it.each([
    [486, 'USER_BUSY', 486],
    [603, 'CALL_REJECTED', 486],
    [480, 'NO_USER_RESPONSE', 480],
  ])('callee answers %i: the B leg has %s, the caller hears %i', async (status, cause, heard) => {
    bob.onCall = (call) => call.incoming?.reject(status);
    expect(await alice.call('1002').refused()).toBe(heard);
    const [a, b] = await laboratory.host.records(2);
    expect(b).toMatchObject({ hangup_cause: cause, sip_hangup_disposition: 'recv_refuse', answer_time: null });
    expect(a).toMatchObject({ sip_hangup_disposition: 'send_refuse', answer_time: null });
  });

  it('goes where the callee forwards busy calls, with Diversion', async () => {
    const busy = await laboratory.registered('1004');
    const carol = await laboratory.registered('1003');
    busy.onCall = (call) => call.incoming?.reject(486);
    const caller = alice.call('1004');
    const callee = await carol.incoming();
    expect(callee.invite?.headers.get('Diversion')).toMatch(/sip:1004@acme\.example.*user-busy/);
    carol.pickUp(callee);
    await caller.answered();
    expect(caller.provisionals.map(({ status }) => status)).toContain(181);
    await caller.bye();
    expect((await laboratory.host.records(3)).map((record) => record.hangup_cause).sort()).toEqual([
      'NORMAL_CLEARING',
      'NORMAL_CLEARING',
      'USER_BUSY',
    ]);
  });

  it('is taken back after its time and goes where unanswered calls are forwarded', async () => {
    const silent = await laboratory.registered('1004');
    const carol = await laboratory.registered('1003');
    const caller = alice.call('1004');
    await (await silent.incoming()).isCancelled();
    carol.pickUp(await carol.incoming());
    await caller.answered();
    await caller.bye();
    const records = await laboratory.host.records(3);
    expect(records.find((record) => record.extension === '1004')).toMatchObject({
      hangup_cause: 'NO_ANSWER',
      sip_hangup_disposition: 'send_cancel',
    });
  });

  it('fails with the cause of the callee where nobody forwards it', async () => {
    bob.onCall = (call) => call.incoming?.reject(404);
    expect(await alice.call('1002').refused()).toBe(404);
    const records = await laboratory.host.records(2);
    expect(records.map((record) => record.hangup_cause)).toEqual(['UNALLOCATED_NUMBER', 'UNALLOCATED_NUMBER']);
  });

  it('fails as not registered without a phone, and as unknown without an extension', async () => {
    expect(await alice.call('1003').refused()).toBe(480);
    expect(await alice.call('4711').refused()).toBe(404);
    expect((await laboratory.host.records(2)).map((record) => record.hangup_cause).sort()).toEqual([
      'UNALLOCATED_NUMBER',
      'USER_NOT_REGISTERED',
    ]);
  });

  it('ends everywhere when the caller gives up', async () => {
    const caller = alice.call('1002');
    const callee = await bob.incoming();
    await caller.rings();
    caller.outgoing?.cancel({});
    expect(await caller.refused()).toBe(487);
    await callee.isCancelled();
    const [a, b] = await laboratory.host.records(2);
    expect(a).toMatchObject({ hangup_cause: 'ORIGINATOR_CANCEL', sip_hangup_disposition: 'recv_cancel' });
    expect(b).toMatchObject({ hangup_cause: 'ORIGINATOR_CANCEL', sip_hangup_disposition: 'send_cancel' });
  });

  it('ends a callee whose answer crosses the CANCEL with ACK and BYE', async () => {
    const caller = alice.call('1002');
    const callee = await bob.incoming();
    await caller.rings();
    caller.outgoing?.cancel({});
    bob.pickUp(callee);
    await caller.until('its end', () => caller.failure !== null || caller.answer !== null);
    if (caller.answer !== null) await caller.bye();
    await callee.hasEnded();
    await laboratory.host.records(2);
    expect(laboratory.host.closed).toHaveLength(2);
    expect(await laboratory.engine.channels()).toEqual([]);
  });
});

describe('an extension with several phones', () => {
  it('rings all, connects the first to answer and calls the others off', async () => {
    const second = await laboratory.registered('1002');
    const caller = alice.call('1002');
    const [lost, won] = await Promise.all([bob.incoming(), second.incoming()]);
    second.pickUp(won);
    await caller.answered();
    await lost.isCancelled();
    await caller.bye();
    const records = await laboratory.host.records(3);
    expect(
      records
        .filter((record) => record.leg === 'b')
        .map((record) => record.hangup_cause)
        .sort(),
    ).toEqual(['LOSE_RACE', 'NORMAL_CLEARING']);
  });

  it('is busy only when all its phones have refused', async () => {
    const second = await laboratory.registered('1002');
    bob.onCall = (call) => call.incoming?.reject(486);
    const caller = alice.call('1002');
    second.pickUp(await second.incoming());
    await caller.answered();
    await caller.bye();
  });
});

describe('early media', () => {
  it('is passed when one phone rings', async () => {
    bob.onCall = (call) => call.incoming?.ring(183, { body: sdp(bob.rtp.port), contentType: 'application/sdp' });
    const caller = alice.call('1002');
    const callee = await bob.incoming();
    await caller.until('183', () => caller.provisionals.some((response) => response.status === 183));
    bob.rtp.talk(() => callee.mediaPort, 0, 0x44);
    await alice.rtp.hears(0, 0x44);
    bob.pickUp(callee);
    await caller.answered();
    await caller.bye();
  });
});
