import { expect, test } from 'vitest';
import type { MediaPlane } from './api.ts';
import { hears, openPeer, openPlane, remoteOf } from './call.fixture.ts';
import type { RtpPeer } from './rtp-peer.fixture.ts';

/** Ports that a run of the same tests beside this one hardly has. */
const FIRST = 31_000 + 100 * Math.floor(Math.random() * 10);

async function legOf(plane: MediaPlane, peer: RtpPeer, address: string) {
  const endpoint = await plane.createEndpoint({ address });
  await plane.setRemote(endpoint.id, remoteOf(peer));
  return endpoint;
}

async function talkBothWays(first: { peer: RtpPeer; port: number }, second: { peer: RtpPeer; port: number }) {
  await first.peer.talk(first.port, { law: 'ulaw', pt: 0, frequency: 500, frames: 30 });
  await second.peer.talk(second.port, { law: 'ulaw', pt: 0, frequency: 900, frames: 30 });
  await Promise.all([hears(first.peer, 25), hears(second.peer, 25)]);
  expect(second.peer.peak('ulaw', 500)).toBeGreaterThan(2000);
  expect(first.peer.peak('ulaw', 900)).toBeGreaterThan(2000);
}

test.each([
  { addresses: ['127.0.0.1', '::1'], first: '::1', second: '127.0.0.1' },
  { addresses: ['127.0.0.1', '::1'], first: '::1', second: '::1' },
  { addresses: ['0.0.0.0', '::'], first: '::', second: '0.0.0.0' },
] as const)('a phone at $first and one at $second hear each other', async ({ addresses, first, second }) => {
  const { plane } = await openPlane({ addresses, portRange: { min: FIRST, max: FIRST + 99 } });
  const at = (address: string) => (address === '::' || address === '::1' ? '::1' : '127.0.0.1');
  const [one, other] = [await openPeer(at(first)), await openPeer(at(second))];
  const [a, b] = [await legOf(plane, one, first), await legOf(plane, other, second)];
  await plane.bridge(a.id, b.id);
  await talkBothWays({ peer: one, port: a.port }, { peer: other, port: b.port });
});

test('sockets for all addresses of both versions never ask for the same port', async () => {
  const { plane } = await openPlane({ addresses: ['0.0.0.0', '::'], portRange: { min: FIRST, max: FIRST + 3 } });
  const [a, b] = [await plane.createEndpoint({ address: '::' }), await plane.createEndpoint({ address: '0.0.0.0' })];
  expect(new Set([a.port, b.port])).toEqual(new Set([FIRST, FIRST + 2]));
  await expect(plane.createEndpoint({ address: '::' })).rejects.toMatchObject({ code: 'ports-exhausted' });
});

test('an address of the other version is refused, unless it is the unspecified one of an old-style hold', async () => {
  const { plane } = await openPlane({ addresses: ['::1'], portRange: { min: FIRST, max: FIRST + 9 } });
  const endpoint = await plane.createEndpoint();
  const remote = remoteOf(await openPeer());
  await expect(plane.setRemote(endpoint.id, remote)).rejects.toMatchObject({ code: 'invalid' });
  await plane.setRemote(endpoint.id, { ...remote, address: '0.0.0.0' });
});
