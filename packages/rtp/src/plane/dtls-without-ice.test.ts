import { createSocket } from 'node:dgram';
import { expect, onTestFinished, test } from 'vitest';
import type { Endpoint, MediaPlane, RemoteMedia } from './api.ts';
import { hears, openLeg, openPlane, PCMU } from './call.fixture.ts';

/** The description of one endpoint as the other is told it. */
function remoteOf(endpoint: Endpoint, setup: 'active' | 'passive', port = endpoint.port): RemoteMedia {
  const { address, webrtc } = endpoint;
  if (!webrtc) throw new Error('not a DTLS endpoint');
  const direct = { address, port, rtcpMux: true };
  const transport = {
    nominates: false,
    iceUfrag: '',
    icePwd: '',
    candidates: [],
    fingerprint: webrtc.fingerprint,
    setup,
    direct,
  };
  return { address, port, payloads: [PCMU], webrtc: transport };
}

/** Two endpoints that reach each other by DTLS-SRTP, each with a plain phone behind it. */
async function openPair(plane: MediaPlane) {
  const near = await openLeg(plane);
  const far = await openLeg(plane);
  const [a, b] = [await plane.createEndpoint({ kind: 'dtls' }), await plane.createEndpoint({ kind: 'dtls' })];
  await plane.bridge(near.endpoint.id, a.id);
  await plane.bridge(far.endpoint.id, b.id);
  return { near, far, a, b };
}

type Pair = Awaited<ReturnType<typeof openPair>>;

async function bothTalk({ near, far }: Pair): Promise<void> {
  const say = (frequency: number, leg: typeof near) =>
    leg.peer.talk(leg.endpoint.port, { law: 'ulaw', pt: 0, frequency, frames: 25 });
  await Promise.all([say(600, near), say(900, far)]);
}

async function bothHear(pair: Pair): Promise<void> {
  const { near, far } = pair;
  // What is said before the handshake is over is lost, as for any call.
  for (let tries = 0; tries < 200 && Math.min(far.peer.heard.length, near.peer.heard.length) < 20; tries++)
    await bothTalk(pair);
  await Promise.all([hears(far.peer, 20), hears(near.peer, 20)]);
  expect(far.peer.peak('ulaw', 600)).toBeGreaterThan(1000);
  expect(near.peer.peak('ulaw', 900)).toBeGreaterThan(1000);
}

test('two sides without ICE hear each other over DTLS-SRTP (RFC 5763)', async () => {
  const { plane } = await openPlane();
  const pair = await openPair(plane);
  await plane.setRemote(pair.b.id, remoteOf(pair.a, 'active'));
  await plane.setRemote(pair.a.id, remoteOf(pair.b, 'passive'));
  await bothHear(pair);
});

test('a phone behind NAT is found by its handshake, whoever else sends nonsense', async () => {
  const { plane } = await openPlane();
  const pair = await openPair(plane);
  const stranger = createSocket('udp4');
  onTestFinished(() => void stranger.close());
  // Says of itself a port that nobody is at.
  await plane.setRemote(pair.b.id, remoteOf(pair.a, 'active', 9));
  for (const first of [0, 64, 128, 255]) stranger.send(Buffer.alloc(40, first), pair.b.port, '127.0.0.1');
  await plane.setRemote(pair.a.id, remoteOf(pair.b, 'passive'));
  await bothHear(pair);
});

test('a wrong fingerprint is not talked to', async () => {
  const { plane } = await openPlane();
  const pair = await openPair(plane);
  const { webrtc, ...claimed } = remoteOf(pair.a, 'active');
  if (!webrtc) throw new Error('no transport');
  const fingerprint = `sha-256 ${Array(32).fill('AB').join(':')}`;
  await plane.setRemote(pair.b.id, { ...claimed, webrtc: { ...webrtc, fingerprint } });
  await plane.setRemote(pair.a.id, remoteOf(pair.b, 'passive'));
  for (let tries = 0; tries < 20; tries++) await bothTalk(pair);
  expect([...pair.far.peer.heard, ...pair.near.peer.heard]).toEqual([]);
});
