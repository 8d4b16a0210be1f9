import { describe, expect, test } from 'vitest';
import { eventually, hears, openLeg, openPeer, openPlane, PCMU, remoteOf } from './call.fixture.ts';
import type { RtpPeer } from './rtp-peer.fixture.ts';

const AUDIO = Buffer.alloc(160, 0xff);

function sendRow(peer: RtpPeer, to: number, packets: number): void {
  for (let i = 0; i < packets; i++) peer.send(to, 0, AUDIO);
}

describe('symmetric RTP over real sockets', () => {
  test('media goes to where it comes from, not to where the description says', async () => {
    const { plane, told } = await openPlane();
    const signalled = await openPeer();
    const natted = await openPeer();
    const endpoint = await plane.createEndpoint();
    await plane.setRemote(endpoint.id, remoteOf(signalled));
    await plane.bridge(endpoint.id, endpoint.id);
    sendRow(natted, endpoint.port, 5);
    await hears(natted, 4);
    expect(signalled.heard).toHaveLength(0);
    expect(told.latched).toEqual([{ endpointId: endpoint.id, address: '127.0.0.1', port: natted.port }]);
    expect((await plane.stats(endpoint.id)).remote?.port).toBe(natted.port);
  });

  test('a stranger cannot take over a stream that is running', async () => {
    const { plane, told } = await openPlane();
    const { endpoint, peer } = await openLeg(plane);
    const spoofer = await openPeer();
    await plane.bridge(endpoint.id, endpoint.id);
    for (let i = 0; i < 30; i++) {
      sendRow(peer, endpoint.port, 1);
      sendRow(spoofer, endpoint.port, 3);
      await hears(peer, i + 1);
    }
    expect(peer.heard).toHaveLength(30);
    expect(spoofer.heard).toHaveLength(0);
    expect(told.latched.map(({ port }) => port)).toEqual([peer.port]);
  });

  test('a phone whose address changed is found again once its old one is silent', async () => {
    const { plane, told } = await openPlane({ relatchAfterMs: 200 });
    const { endpoint, peer } = await openLeg(plane);
    await plane.bridge(endpoint.id, endpoint.id);
    sendRow(peer, endpoint.port, 3);
    await hears(peer, 3);
    const moved = await openPeer();
    await eventually(() => {
      sendRow(moved, endpoint.port, 3);
      expect(told.latched.at(-1)?.port).toBe(moved.port);
    });
    sendRow(moved, endpoint.port, 5);
    await hears(moved, 5);
    expect(peer.heard).toHaveLength(3);
  });

  test('a re-offer with another address moves at once, also back', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane);
    const other = await openPeer();
    await plane.bridge(endpoint.id, endpoint.id);
    sendRow(peer, endpoint.port, 2);
    await hears(peer, 2);
    await plane.setRemote(endpoint.id, remoteOf(other));
    sendRow(other, endpoint.port, 2);
    await hears(other, 2);
    await plane.setRemote(endpoint.id, remoteOf(peer));
    sendRow(peer, endpoint.port, 2);
    await hears(peer, 4);
    expect(new Set([...peer.heard, ...other.heard].map(({ ssrc }) => ssrc)).size).toBe(1);
  });

  test('strict: only the described address and port are heard', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane, { symmetric: false });
    const stranger = await openPeer();
    await plane.bridge(endpoint.id, endpoint.id);
    sendRow(stranger, endpoint.port, 30);
    sendRow(peer, endpoint.port, 2);
    await hears(peer, 2);
    expect(stranger.heard).toHaveLength(0);
    expect((await plane.stats(endpoint.id)).packetsReceived).toBe(2);
  });

  test('rubbish, foreign payload types and other versions neither latch nor pass', async () => {
    const { plane, told } = await openPlane();
    const { endpoint, peer } = await openLeg(plane, { payloads: [PCMU] });
    await plane.bridge(endpoint.id, endpoint.id);
    for (let i = 0; i < 5; i++) peer.send(endpoint.port, 9, AUDIO);
    peer.sendRaw(endpoint.port, Buffer.from('hello'));
    peer.sendRaw(endpoint.port, Buffer.alloc(0));
    peer.sendRaw(endpoint.port, Buffer.alloc(172, 0x40));
    await eventually(async () => expect((await plane.stats(endpoint.id)).rejected).toBe(8));
    expect(told.latched).toEqual([]);
    sendRow(peer, endpoint.port, 1);
    await hears(peer, 1);
    expect((await plane.stats(endpoint.id)).packetsReceived).toBe(1);
  });
});
