import { SRTP_SUITES, type SrtpSuite, srtpMasterBytes } from '@strowger/rtp';
import { cryptoValue } from '@strowger/sip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { type PhoneCall, sdp, type TestPhone } from '../testing/test-phone.ts';

const PLAIN_FRAME = 160;
const FINGERPRINT = `sha-256 ${Array(32).fill('AB').join(':')}`;

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
let caller: PhoneCall;
let callee: PhoneCall;
beforeEach(async () => {
  laboratory = await Laboratory.open();
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
afterEach(() => laboratory.close());

/** Alice's phone offers its session anew; `answerAtAck`: we are asked for the offer. */
function reinvite(body: string, answerAtAck = false): Promise<{ status: number; text: string }> {
  const own = { body, contentType: 'application/sdp' };
  return new Promise((resolve) => {
    caller.dialog?.invite(answerAtAck ? {} : own, {
      onAnswer: (response, dialog) => {
        dialog.ack(answerAtAck ? own : {});
        resolve({ status: response.status, text: response.text });
      },
      onFailure: ({ status }) => resolve({ status, text: '' }),
    });
  });
}

const overIPv6 = () => sdp(alice.rtp.port).replace('c=IN IP4 127.0.0.1', 'c=IN IP6 ::1');

function protectedBy(suite: SrtpSuite, fill: number): string {
  const key = new Uint8Array(srtpMasterBytes(suite)).fill(fill);
  const offer = sdp(alice.rtp.port).replace('RTP/AVP', 'RTP/SAVP');
  return `${offer}a=crypto:${cryptoValue(1, suite, key)}\r\n`;
}

async function bothHear(): Promise<void> {
  alice.rtp.forget();
  bob.rtp.forget();
  await Promise.all([alice.rtp.hears(0, 0x55), bob.rtp.hears(0, 0x2a)]);
}

const secure = async () => (await laboratory.channelOf('1001')).secure;

describe('a re-INVITE that changes how media travels (RFC 3261 §14.2)', () => {
  it('to the other IP version is answered with 488, and the call goes on unchanged', async () => {
    expect((await reinvite(overIPv6())).status).toBe(488);
    await bothHear();
    expect((await reinvite(sdp(alice.rtp.port))).status).toBe(200);
    await bothHear();
  });

  it('to the other IP version and to keys at once changes neither', async () => {
    const offer = protectedBy('AES_CM_128_HMAC_SHA1_80', 7).replace('c=IN IP4 127.0.0.1', 'c=IN IP6 ::1');
    expect((await reinvite(offer)).status).toBe(488);
    expect(await secure()).toBe('');
    const { text } = await reinvite(sdp(alice.rtp.port), true);
    expect(text).toContain('RTP/AVP');
    await bothHear();
  });

  it('to the other IP version in the answer to our own offer leaves the call as it was', async () => {
    expect((await reinvite(overIPv6(), true)).status).toBe(200);
    await bothHear();
  });

  it('to DTLS-SRTP, which the leg was not made for, is answered with 488, and the call goes on unchanged', async () => {
    const dtls = sdp(alice.rtp.port).replace('RTP/AVP', 'UDP/TLS/RTP/SAVP');
    const offer = `${dtls}a=fingerprint:${FINGERPRINT}\r\na=setup:actpass\r\n`;
    expect((await reinvite(offer)).status).toBe(488);
    expect(await secure()).toBe('');
    await bothHear();
  });

  it('to keys in the description, to another suite and back to plain RTP is carried out', async () => {
    for (const [index, suite] of SRTP_SUITES.entries()) {
      const { status, text } = await reinvite(protectedBy(suite, index + 1));
      expect([status, text]).toEqual([200, expect.stringContaining(suite)]);
      expect(await secure()).toBe(`srtp:sdes:${suite}`);
      alice.rtp.forget();
      await alice.rtp.seen.until('protected media', () =>
        alice.rtp.heard.some(({ payload }) => payload.length > PLAIN_FRAME),
      );
    }
    bob.rtp.forget();
    expect((await reinvite(sdp(alice.rtp.port))).status).toBe(200);
    expect(await secure()).toBe('');
    await bothHear();
  });
});
