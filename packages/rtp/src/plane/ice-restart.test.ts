import { expect, onTestFinished, test } from 'vitest';
import type { Endpoint, MediaPlane, RemoteMedia } from './api.ts';
import { eventually, hears, openLeg, openPlane, PCMU } from './call.fixture.ts';
import { WebPeer } from './web-peer.fixture.ts';

/** Ports that a run of the same tests beside this one hardly has. */
const FIRST = 30_000 + 20 * Math.floor(Math.random() * 45);

async function browserAt(plane: MediaPlane, endpoint: Endpoint): Promise<{ peer: WebPeer; media: RemoteMedia }> {
  let media: RemoteMedia = { address: '0.0.0.0', port: 9, payloads: [PCMU] };
  const peer = await WebPeer.open(endpoint, 'offers', (webrtc) => {
    media = { ...media, webrtc };
    return plane.setRemote(endpoint.id, media);
  });
  onTestFinished(() => peer.close());
  return { peer, media };
}

/** Takes both ports of the plane's range; the WebRTC library closes its sockets a moment after it was told to. */
async function bothPortsAreFree(plane: MediaPlane, kind: 'rtp' | 'webrtc'): Promise<void> {
  for (let port = 0; port < 2; port++) await eventually(async () => void (await plane.createEndpoint({ kind })));
}

test('after an ICE restart the new transport takes over once it is connected, until then the old one carries the audio', async () => {
  const { plane } = await openPlane({ portRange: { min: FIRST, max: FIRST + 9 }, portRestMs: 0 });
  const endpoint = await plane.createEndpoint({ kind: 'webrtc' });
  const first = await browserAt(plane, endpoint);
  await first.peer.connected();
  const phone = await openLeg(plane, {}, endpoint);
  await plane.bridge(endpoint.id, phone.endpoint.id);

  const renewed = await plane.restartTransport(endpoint.id);
  expect(renewed.id).toBe(endpoint.id);
  expect(renewed.port).not.toBe(endpoint.port);
  expect(renewed.webrtc?.iceUfrag).not.toBe(endpoint.webrtc?.iceUfrag);
  // The same fingerprint would tell a browser to go on with the DTLS association that it has (RFC 8842 §4).
  expect(renewed.webrtc?.fingerprint).not.toBe(endpoint.webrtc?.fingerprint);
  expect(renewed.webrtc?.ssrc).toBe(endpoint.webrtc?.ssrc);
  await first.peer.talk(600, 20);
  await hears(phone.peer, 20);
  expect(phone.peer.peak('ulaw', 600)).toBeGreaterThan(2000);

  const second = await browserAt(plane, renewed);
  await second.peer.connected();
  // The same browser, the same stream: it counts on.
  second.peer.sequence = first.peer.sequence;
  second.peer.timestamp = first.peer.timestamp;
  // Its side of the handshake is over a moment before ours.
  for (let tries = 0; tries < 40 && phone.peer.heard.length < 40; tries++) await second.peer.talk(800, 20);
  expect(phone.peer.peak('ulaw', 800, 20)).toBeGreaterThan(2000);
  await phone.peer.talk(phone.endpoint.port, { law: 'ulaw', pt: 0, frequency: 900, frames: 20 });
  await eventually(() => expect(second.peer.heard.length).toBeGreaterThanOrEqual(20));
  expect(second.peer.peak(900)).toBeGreaterThan(2000);
  expect(first.peer.heard).toEqual([]);
  // A later description of the same transport changes nothing of it.
  await plane.setRemote(endpoint.id, { ...second.media, direction: 'sendrecv' });
  await plane.closeEndpoint(endpoint.id);
});

test('the port of the old transport is free again; one that never connected goes with its endpoint', async () => {
  const { plane } = await openPlane({ portRange: { min: FIRST + 10, max: FIRST + 13 }, portRestMs: 0 });
  const endpoint = await plane.createEndpoint({ kind: 'webrtc' });
  const first = await browserAt(plane, endpoint);
  await first.peer.connected();
  const renewed = await plane.restartTransport(endpoint.id);
  await expect(plane.restartTransport(endpoint.id)).rejects.toMatchObject({ code: 'ports-exhausted' });
  const second = await browserAt(plane, renewed);
  await second.peer.connected();
  await eventually(async () => {
    const { id } = await plane.createEndpoint();
    await plane.closeEndpoint(id);
  });
  await plane.restartTransport(endpoint.id);
  await plane.closeEndpoint(endpoint.id);
  await bothPortsAreFree(plane, 'rtp');
});

test('an endpoint that is closed while its transport restarts leaves no transport behind', async () => {
  const { plane } = await openPlane({ portRange: { min: FIRST + 14, max: FIRST + 17 }, portRestMs: 0 });
  // Whichever of the two is over first.
  for (let times = 0; times < 20; times++) {
    const { id } = await eventually(() => plane.createEndpoint({ kind: 'webrtc' }));
    await Promise.allSettled([plane.restartTransport(id), plane.closeEndpoint(id)]);
  }
  await bothPortsAreFree(plane, 'webrtc');
});

test('an endpoint without ICE has nothing to restart', async () => {
  const { plane } = await openPlane();
  const { id } = await plane.createEndpoint();
  await expect(plane.restartTransport(id)).rejects.toMatchObject({ code: 'invalid' });
});
