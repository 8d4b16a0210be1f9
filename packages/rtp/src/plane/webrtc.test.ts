import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { MediaPlane, RemoteMedia } from './api.ts';
import { eventually, hears, openLeg, openPlane, PCMU } from './call.fixture.ts';
import { WebPeer } from './web-peer.fixture.ts';

const AUDIBLE = 2000;
const INAUDIBLE = 100;

async function openBrowser(plane: MediaPlane, role: 'offers' | 'answers', negotiated: Partial<RemoteMedia> = {}) {
  const endpoint = await plane.createEndpoint({ kind: 'webrtc' });
  let media: RemoteMedia = { address: '0.0.0.0', port: 9, payloads: [PCMU], ...negotiated };
  const peer = await WebPeer.open(endpoint, role, (webrtc) => {
    media = { ...media, webrtc };
    return plane.setRemote(endpoint.id, media);
  });
  onTestFinished(() => peer.close());
  await peer.connected();
  return { endpoint, peer, media };
}

test.each(['offers', 'answers'] as const)('a browser that %s and a phone hear each other', async (role) => {
  const { plane } = await openPlane();
  const { endpoint, peer } = await openBrowser(plane, role);
  const phone = await openLeg(plane, {}, endpoint);
  expect(await plane.bridge(endpoint.id, phone.endpoint.id)).toEqual({ aToB: 'copy', bToA: 'copy' });
  await Promise.all([
    peer.talk(600, 60),
    phone.peer.talk(phone.endpoint.port, { law: 'ulaw', pt: 0, frequency: 900, frames: 60 }),
  ]);
  await hears(phone.peer, 60);
  await eventually(() => expect(peer.heard.length).toBeGreaterThanOrEqual(60));
  expect(phone.peer.peak('ulaw', 600)).toBeGreaterThan(AUDIBLE);
  expect(phone.peer.peak('ulaw', 900)).toBeLessThan(INAUDIBLE);
  expect(peer.peak(900)).toBeGreaterThan(AUDIBLE);
  expect(peer.peak(600)).toBeLessThan(INAUDIBLE);
  expect(new Set(peer.heard.map(({ ssrc }) => ssrc))).toEqual(new Set([endpoint.webrtc?.ssrc]));
  const counters = await plane.closeEndpoint(endpoint.id);
  expect(counters).toMatchObject({ packetsReceived: 60, lost: 0, codec: 'PCMU', remote: { address: '127.0.0.1' } });
});

test('a browser that checks our address long before we know its description is let in by its fingerprint', async () => {
  const { plane } = await openPlane();
  const endpoint = await plane.createEndpoint({ kind: 'webrtc' });
  const peer = await WebPeer.open(endpoint, 'answers', async (webrtc) => {
    await delay(500);
    await plane.setRemote(endpoint.id, { address: '0.0.0.0', port: 9, payloads: [PCMU], webrtc });
  });
  onTestFinished(() => peer.close());
  await peer.connected();
  await plane.play(endpoint.id, { kind: 'tone', tone: { segments: [{ frequencies: [440], on: 60_000, off: 0 }] } });
  await eventually(() => expect(peer.heard.length).toBeGreaterThan(25));
  expect(peer.peak(440)).toBeGreaterThan(AUDIBLE);
});

test('plays, digits both ways, direction and reports work as for any endpoint', async () => {
  const { plane, told } = await openPlane({ rtcpIntervalMs: 100 });
  const { endpoint, peer } = await openBrowser(plane, 'offers', { telephoneEventPt: 126 });
  await plane.play(endpoint.id, { kind: 'tone', tone: { segments: [{ frequencies: [440], on: 60_000, off: 0 }] } });
  await eventually(() => expect(peer.heard.length).toBeGreaterThan(25));
  expect(peer.peak(440)).toBeGreaterThan(AUDIBLE);
  await plane.stopPlay(endpoint.id);
  await plane.sendDtmf(endpoint.id, '7', { durationMs: 60 });
  await eventually(() => expect(peer.heard.some(({ pt, payload }) => pt === 126 && payload[0] === 7)).toBe(true));
  for (const end of [0, 0x80, 0x80]) peer.send(126, Buffer.of(5, end | 10, 3, 32), { samples: 0 });
  await eventually(() => expect(told.dtmf).toMatchObject([{ endpointId: endpoint.id, digit: '5' }]));
  await eventually(() => expect(peer.reports).toBeGreaterThan(0));
  await plane.setDirection(endpoint.id, 'inactive');
  await plane.play(endpoint.id, { kind: 'silence', ms: 60 }).then(({ ended }) => ended);
  expect((await plane.stats(endpoint.id)).packetsSent).toBe(peer.heard.length);
});

test('a browser that hides its addresses behind names of the local network is found by its checks (RFC 8828 §5)', async () => {
  const { plane } = await openPlane();
  const endpoint = await plane.createEndpoint({ kind: 'webrtc' });
  const candidates = ['1 1 UDP 2122317823 0b7c6e2e-5d0f-4b2c-9d31-5d1f6c2f7a11.local 51234 typ host'];
  const peer = await WebPeer.open(endpoint, 'offers', (remote) =>
    plane.setRemote(endpoint.id, { address: '0.0.0.0', port: 9, payloads: [PCMU], webrtc: { ...remote, candidates } }),
  );
  onTestFinished(() => peer.close());
  await peer.connected();
});

test('a later description keeps the transport; another one is refused', async () => {
  const { plane } = await openPlane();
  const { endpoint, peer, media } = await openBrowser(plane, 'offers');
  await plane.setRemote(endpoint.id, { ...media, direction: 'sendonly' });
  const restarted = media.webrtc && { ...media.webrtc, iceUfrag: 'other' };
  await expect(plane.setRemote(endpoint.id, { ...media, ...(restarted ? { webrtc: restarted } : {}) })).rejects.toThrow(
    expect.objectContaining({ code: 'invalid' }),
  );
  const { webrtc: _none, ...plain } = media;
  await expect(plane.setRemote(endpoint.id, plain)).rejects.toThrow(expect.objectContaining({ code: 'invalid' }));
  await plane.setRemote(endpoint.id, media);
  await plane.bridge(endpoint.id, endpoint.id);
  await peer.talk(600, 20);
  await eventually(() => expect(peer.peak(600)).toBeGreaterThan(AUDIBLE));
});

test('nonsense from a description is refused and ends nothing', async () => {
  const { plane } = await openPlane();
  const endpoint = await plane.createEndpoint({ kind: 'webrtc' });
  const webrtc = {
    iceUfrag: 'x',
    icePwd: 'y',
    fingerprint: 'sha-256 nothing',
    setup: 'active',
    nominates: true,
    candidates: ['', 'a b'],
  } as const;
  const refused = plane.setRemote(endpoint.id, { address: '0.0.0.0', port: 9, payloads: [PCMU], webrtc });
  await expect(refused).rejects.toThrow(expect.objectContaining({ code: 'invalid' }));
  const { peer } = await openBrowser(plane, 'answers');
  expect(peer.heard).toEqual([]);
});

test('a port that another process holds is passed over, and calls of other browsers go on', async () => {
  const { plane, told } = await openPlane({ portRange: { min: 24_100, max: 24_105 } });
  const strangers = [24_100, 24_104].map((port) => createSocket('udp4').bind(port, '127.0.0.1'));
  onTestFinished(() => void strangers.map((socket) => socket.close()));
  await Promise.all(strangers.map((socket) => once(socket, 'listening')));
  const { endpoint, peer } = await openBrowser(plane, 'offers');
  expect(endpoint.port).toBe(24_102);
  const none = plane.createEndpoint({ kind: 'webrtc' });
  await expect(none).rejects.toThrow(expect.objectContaining({ code: 'ports-exhausted' }));
  await plane.bridge(endpoint.id, endpoint.id);
  await peer.talk(600, 20);
  await eventually(() => expect(peer.peak(600)).toBeGreaterThan(AUDIBLE));
  expect(told['worker-failed']).toEqual([]);
});

test('a gateway that dies takes its browsers along, is told, and starts anew', async () => {
  const { plane, told } = await openPlane({ portRange: { min: 24_110, max: 24_119 } });
  const { endpoint } = await openBrowser(plane, 'answers');
  const phone = await openLeg(plane);
  await plane.bridge(endpoint.id, phone.endpoint.id);
  const children = await readFile(`/proc/self/task/${process.pid}/children`, 'utf8');
  const isGateway = async (pid: string) => (await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes('gateway-process');
  for (const pid of children.trim().split(' ')) {
    if (await isGateway(pid)) process.kill(Number(pid), 'SIGKILL');
  }
  await eventually(() => expect(told['worker-failed']).toMatchObject([{ worker: 1, endpointIds: [endpoint.id] }]));
  await expect(plane.stats(endpoint.id)).rejects.toThrow(expect.objectContaining({ code: 'unknown-endpoint' }));
  await plane.stats(phone.endpoint.id);
  await openBrowser(plane, 'offers');
});
