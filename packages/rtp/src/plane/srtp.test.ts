import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { encodeG711 } from '../audio/g711.ts';
import { parseRtcp } from '../packet/rtcp.ts';
import { buildRtp } from '../packet/rtp.ts';
import { SrtpReceiver } from '../srtp/srtp-receiver.ts';
import { SrtpSender } from '../srtp/srtp-sender.ts';
import { SrtpSession } from '../srtp/srtp-session.ts';
import { SRTP_SUITES, type SrtpSuite, srtpMasterBytes } from '../srtp/suite.ts';
import { eventually, hears, openLeg, openPlane, PCMU, remoteOf } from './call.fixture.ts';

const FRAME = encodeG711('ulaw', new Int16Array(160).fill(5000));

function keysFor(suite: SrtpSuite) {
  const key = () => ({ suite, master: new Uint8Array(randomBytes(srtpMasterBytes(suite))) });
  return { send: key(), receive: key() };
}

test.each(SRTP_SUITES)('a phone on %s and a plain one hear each other, and nobody else is heard', async (suite) => {
  const { plane } = await openPlane();
  const srtp = keysFor(suite);
  const plain = await openLeg(plane);
  // The peer's parser would take protected packets for audio: it only keeps them here.
  const secure = await openLeg(plane, { srtp }, plain.endpoint);
  await plane.bridge(plain.endpoint.id, secure.endpoint.id);
  const sender = new SrtpSender(srtp.receive);
  const receiver = new SrtpReceiver(srtp.send);
  for (let i = 0; i < 10; i++) {
    const packet = buildRtp({ payloadType: 0, sequence: 65_530 + i, timestamp: i * 160, ssrc: 9, payload: FRAME });
    secure.peer.sendRaw(secure.endpoint.port, packet);
    secure.peer.sendRaw(secure.endpoint.port, sender.protectRtp(packet) ?? packet);
  }
  await hears(plain.peer, 10);
  expect(plain.peer.heard.length).toBe(10);
  expect(plain.peer.heard.every(({ payload }) => payload.equals(FRAME))).toBe(true);
  expect((await plane.stats(secure.endpoint.id)).rejected).toBe(10);

  plain.peer.send(plain.endpoint.port, 0, FRAME);
  await hears(secure.peer, 1);
  const [first] = secure.peer.heard;
  const sent = first && buildRtp({ ...first, payloadType: first.pt, payload: first.payload });
  const opened = sent && receiver.unprotectRtp(sent);
  expect(opened?.subarray(12)).toEqual(Buffer.from(FRAME));
});

test('reports are protected too', async () => {
  const { plane } = await openPlane({ rtcpIntervalMs: 50 });
  const srtp = keysFor('AES_CM_128_HMAC_SHA1_80');
  const reports = createSocket('udp4').bind(0, '127.0.0.1');
  onTestFinished(() => void reports.close());
  await once(reports, 'listening');
  const { peer, endpoint } = await openLeg(plane, { srtp, rtcpPort: reports.address().port });
  const heard = once(reports, 'message');
  const packet = buildRtp({ payloadType: 0, sequence: 1, timestamp: 0, ssrc: 9, payload: FRAME });
  peer.sendRaw(endpoint.port, new SrtpSender(srtp.receive).protectRtp(packet) ?? packet);
  const [report]: Buffer[] = await heard;
  expect(report && parseRtcp(report)).toBeNull();
  const opened = report && new SrtpReceiver(srtp.send).unprotectRtcp(report);
  expect(opened && parseRtcp(opened)).toMatchObject([{ type: 'rr' }, { type: 'sdes' }]);
});

test('keys that stay go on counting; a new key of the remote is taken at its description', async () => {
  const { plane } = await openPlane();
  const srtp = keysFor('AES_CM_128_HMAC_SHA1_80');
  const { peer, endpoint } = await openLeg(plane, { srtp });
  const other = keysFor('AES_CM_128_HMAC_SHA1_80');
  await plane.setRemote(endpoint.id, remoteOf(peer, { srtp: { ...srtp, receive: other.receive } }));
  const packet = buildRtp({ payloadType: 0, sequence: 1, timestamp: 0, ssrc: 9, payload: FRAME });
  peer.sendRaw(endpoint.port, new SrtpSender(srtp.receive).protectRtp(packet) ?? packet);
  peer.sendRaw(endpoint.port, new SrtpSender(other.receive).protectRtp(packet) ?? packet);
  await eventually(async () =>
    expect(await plane.stats(endpoint.id)).toMatchObject({ packetsReceived: 1, rejected: 1 }),
  );
  const before = SrtpSession.renewed(null, srtp);
  const after = SrtpSession.renewed(before, { ...srtp, receive: other.receive });
  expect(after?.sender).toBe(before?.sender);
  expect(after?.receiver).not.toBe(before?.receiver);
});

test('a key of a wrong length is refused', async () => {
  const { plane } = await openPlane();
  const { peer, endpoint } = await openLeg(plane);
  const short = { suite: 'AES_CM_128_HMAC_SHA1_80', master: new Uint8Array(16) } as const;
  const refused = plane.setRemote(
    endpoint.id,
    remoteOf(peer, { payloads: [PCMU], srtp: { send: short, receive: short } }),
  );
  await expect(refused).rejects.toThrow(expect.objectContaining({ code: 'invalid' }));
});
