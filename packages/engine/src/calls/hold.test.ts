import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';
import { type PhoneCall, sdp, type TestPhone } from '../testing/test-phone.ts';

const SDP = 'application/sdp';
const MUSIC = 'tone_stream://%(1000,0,440)';

let now: number;
let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
let caller: PhoneCall;
let callee: PhoneCall;
beforeEach(async () => {
  now = Date.now();
  laboratory = await Laboratory.open({
    extensions: [extension('1001', { holdMusic: MUSIC }), extension('1002', { holdMusic: MUSIC })],
    engine: { now: () => now },
  });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
  caller = alice.call('1002');
  callee = await bob.incoming();
  bob.pickUp(callee);
  await caller.answered();
  await laboratory.event('channel.bridged', '1002');
  alice.rtp.talk(() => caller.mediaPort, 0, 0x2a);
  bob.rtp.talk(() => callee.mediaPort, 0, 0x55);
});
afterEach(async () => {
  await laboratory.close();
});

/** Alice's phone changes its session by a re-INVITE and takes the answer. */
function reinvite(body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    caller.dialog?.invite(
      { body, contentType: SDP },
      {
        onAnswer: (response, dialog) => {
          dialog.ack({});
          resolve({ status: response.status, text: response.text });
        },
        onFailure: (failure) => resolve({ status: failure.status, text: '' }),
      },
    );
  });
}

/** Music is anything that is not a frame of the test phones. */
const hearsMusic = (phone: TestPhone) =>
  phone.rtp.seen.until('hold music', () =>
    phone.rtp.heard.some(({ payload }) => payload.length === 160 && new Set(payload).size > 2),
  );

describe('hold by re-INVITE', () => {
  it.each([
    ['sendonly', { direction: 'sendonly' }, 'recvonly'],
    ['inactive', { direction: 'inactive' }, 'inactive'],
    ['the null address', { address: '0.0.0.0' }, 'sendrecv'],
  ])('%s: the other side hears music until the call is resumed', async (_how, hold, answered) => {
    bob.rtp.forget();
    const answer = await reinvite(sdp(alice.rtp.port, hold));
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`a=${answered}`);
    await hearsMusic(bob);
    expect(await laboratory.channelOf('1001')).toMatchObject({ callState: 'HELD' });
    expect(callee.requests).toEqual([]);
    now += 5000;
    await reinvite(sdp(alice.rtp.port));
    await laboratory.event('channel.resumed', '1001');
    alice.rtp.forget();
    bob.rtp.forget();
    await Promise.all([bob.rtp.hears(0, 0x2a), alice.rtp.hears(0, 0x55)]);
    now += 5000;
    await caller.bye();
    const records = await laboratory.host.records(2);
    expect(records.map((record) => record.hold_ms)).toEqual([5000, 5000]);
  });

  it('changes to the address and codec that a re-INVITE names', async () => {
    const answer = await reinvite(sdp(alice.rtp.port, { formats: '8', rtpmap: ['8 PCMA/8000'] }));
    expect(answer.text).toMatch(/m=audio \d+ RTP\/AVP 8\r/);
    alice.rtp.forget();
    await alice.rtp.seen.until('A-law', () => alice.rtp.heard.some(({ pt }) => pt === 8));
  });

  it('answers what it cannot carry with 488 and leaves the call as it was', async () => {
    const answer = await reinvite(sdp(alice.rtp.port, { formats: '99', rtpmap: ['99 iLBC/8000'] }));
    expect(answer.status).toBe(488);
    alice.rtp.forget();
    await alice.rtp.hears(0, 0x55);
  });

  it('takes UPDATE as it takes a re-INVITE', async () => {
    const update = (direction: string) =>
      caller.dialog?.request({ method: 'UPDATE', body: sdp(alice.rtp.port, { direction }), contentType: SDP });
    expect((await update('sendonly'))?.status).toBe(200);
    await laboratory.event('channel.held', '1001');
    expect((await update('sendrecv'))?.status).toBe(200);
    await laboratory.event('channel.resumed', '1001');
  });
});

describe('hold by the API (contract 20 §13.2)', () => {
  it('toggles: the peer hears music and is not heard, then both talk again', async () => {
    const channel = { uuid: (await laboratory.channelOf('1001')).uuid, tenantId: 7 };
    bob.rtp.forget();
    await laboratory.engine.hold(channel, 'toggle');
    await hearsMusic(bob);
    expect(await laboratory.channelOf('1001')).toMatchObject({ callState: 'HELD' });
    await laboratory.engine.hold(channel, 'toggle');
    bob.rtp.forget();
    alice.rtp.forget();
    await Promise.all([bob.rtp.hears(0, 0x2a), alice.rtp.hears(0, 0x55)]);
    expect(await laboratory.channelOf('1001')).toMatchObject({ callState: 'ACTIVE' });
    await expect(laboratory.engine.hold(channel, 'resume')).rejects.toMatchObject({ reason: 'wrong_state' });
    expect([caller.requests, callee.requests]).toEqual([[], []]);
  });
});

describe('keys', () => {
  it('pass by RFC 4733 with the payload type of each side', async () => {
    alice.rtp.press(caller.mediaPort, 101, 5);
    await bob.rtp.seen.until('the key 5', () =>
      bob.rtp.heard.some(({ pt, payload }) => pt === 101 && payload[0] === 5),
    );
  });

  it('come in by INFO and go out by RFC 4733', async () => {
    const answer = await caller.dialog?.request({
      method: 'INFO',
      body: 'Signal=7\r\nDuration=120\r\n',
      contentType: 'application/dtmf-relay',
    });
    expect(answer?.status).toBe(200);
    await bob.rtp.seen.until('the key 7', () =>
      bob.rtp.heard.some(({ pt, payload }) => pt === 101 && payload[0] === 7),
    );
  });

  it('go out by INFO to a phone without telephone-event', async () => {
    await reinvite(sdp(alice.rtp.port, { formats: '0', rtpmap: ['0 PCMU/8000'] }));
    bob.rtp.press(callee.mediaPort, 101, 11);
    const info = await caller.until('INFO', () => caller.requests.find((request) => request.method === 'INFO'));
    expect(info.text).toContain('Signal=#');
  });

  it('are refused in bodies that are no keys', async () => {
    const send = (contentType: string, body: string) => caller.dialog?.request({ method: 'INFO', body, contentType });
    expect((await send('application/media_control+xml', '<x/>'))?.status).toBe(415);
    expect((await send('application/dtmf', 'hello'))?.status).toBe(400);
  });
});
