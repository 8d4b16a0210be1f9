import { describe, expect, test } from 'vitest';
import { dbm0OfPeak } from '../audio/level.ts';
import { buildRtp } from '../packet/rtp.ts';
import { eventually, hears, openLeg, openPlane, PCMA, PCMU } from './call.fixture.ts';
import { stepsOf } from './rtp-peer.fixture.ts';

/** Half of a tone's peak at -13 dBm0: clearly there. */
const AUDIBLE = 2000;
const INAUDIBLE = 100;

describe('two bridged phones', () => {
  test('hear each other, each by one continuous stream', async () => {
    const { plane } = await openPlane();
    const a = await openLeg(plane);
    const b = await openLeg(plane, {}, a.endpoint);
    expect(await plane.bridge(a.endpoint.id, b.endpoint.id)).toEqual({ aToB: 'copy', bToA: 'copy' });
    await Promise.all([
      a.peer.talk(a.endpoint.port, { law: 'ulaw', pt: 0, frequency: 600, frames: 60 }),
      b.peer.talk(b.endpoint.port, { law: 'ulaw', pt: 0, frequency: 900, frames: 60 }),
    ]);
    await Promise.all([hears(a.peer, 60), hears(b.peer, 60)]);
    expect(b.peer.peak('ulaw', 600)).toBeGreaterThan(AUDIBLE);
    expect(b.peer.peak('ulaw', 900)).toBeLessThan(INAUDIBLE);
    expect(a.peer.peak('ulaw', 900)).toBeGreaterThan(AUDIBLE);
    expect(stepsOf(b.peer.heard)).toEqual({ sequence: 1, timestamp: 160, ssrcs: 1 });
    expect(b.peer.heard[0]).toMatchObject({ pt: 0, marker: true });
    expect(b.peer.heard[0]?.ssrc).not.toBe(a.peer.ssrc);
  });

  test.each([1, 2])('with different laws of G.711 are transcoded (%i media threads)', async (workers) => {
    const { plane } = await openPlane({ workers });
    const a = await openLeg(plane, { payloads: [PCMU] });
    const b = await openLeg(plane, { payloads: [PCMA] });
    expect(await plane.bridge(a.endpoint.id, b.endpoint.id)).toEqual({ aToB: 'g711', bToA: 'g711' });
    await Promise.all([
      a.peer.talk(a.endpoint.port, { law: 'ulaw', pt: 0, frequency: 600, frames: 50 }),
      b.peer.talk(b.endpoint.port, { law: 'alaw', pt: 8, frequency: 900, frames: 50 }),
    ]);
    await Promise.all([hears(a.peer, 50), hears(b.peer, 50)]);
    expect(dbm0OfPeak(b.peer.peak('alaw', 600))).toBeCloseTo(-13, 0);
    expect(dbm0OfPeak(a.peer.peak('ulaw', 900))).toBeCloseTo(-13, 0);
    // A law taken for the other distorts: most of it into the third harmonic.
    expect(dbm0OfPeak(b.peer.peak('alaw', 1800))).toBeLessThan(-50);
    expect(dbm0OfPeak(a.peer.peak('ulaw', 2700))).toBeLessThan(-50);
    expect(new Set(b.peer.heard.map(({ pt }) => pt))).toEqual(new Set([8]));
    expect(stepsOf(a.peer.heard)).toEqual({ sequence: 1, timestamp: 160, ssrcs: 1 });
  });

  test('pass a codec that both have as it is, renumbered', async () => {
    const { plane } = await openPlane();
    const opus = { codec: 'opus', clockRate: 48_000, channels: 2 };
    const a = await openLeg(plane, { payloads: [{ pt: 111, ...opus }, PCMU] });
    const b = await openLeg(plane, { payloads: [PCMA, { pt: 96, ...opus, codec: 'OPUS' }] }, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    a.peer.send(a.endpoint.port, 111, Buffer.from('opus frame'), { samples: 960 });
    await hears(b.peer, 1);
    expect(b.peer.heard[0]).toMatchObject({ pt: 96, payload: Buffer.from('opus frame') });
  });

  test('without a common codec hear nothing, and that is told', async () => {
    const { plane } = await openPlane();
    const a = await openLeg(plane, { payloads: [{ pt: 18, codec: 'G729', clockRate: 8000 }] });
    const b = await openLeg(plane, { payloads: [PCMA] }, a.endpoint);
    expect(await plane.bridge(a.endpoint.id, b.endpoint.id)).toEqual({ aToB: 'none', bToA: 'none' });
    a.peer.send(a.endpoint.port, 18, Buffer.alloc(20));
    await eventually(async () => expect((await plane.stats(a.endpoint.id)).packetsReceived).toBe(1));
    expect((await plane.stats(b.endpoint.id)).packetsSent).toBe(0);
  });

  test('header extensions, CSRCs and padding of one side do not reach the other', async () => {
    const { plane } = await openPlane();
    const a = await openLeg(plane);
    const b = await openLeg(plane, {}, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    const extension = { profile: 0xbede, data: Uint8Array.of(0x10, 0xff, 0, 0) };
    const fields = { payloadType: 0, sequence: 1, timestamp: 1, ssrc: 5, csrc: [7, 8], extension, padding: 4 };
    a.peer.sendRaw(a.endpoint.port, buildRtp({ ...fields, payload: Buffer.from('audio') }));
    await hears(b.peer, 1);
    expect(b.peer.heard[0]?.payload).toEqual(Buffer.from('audio'));
  });

  test('a third phone bridged in place of one is heard in the same stream', async () => {
    const { plane } = await openPlane();
    const a = await openLeg(plane);
    const b = await openLeg(plane, {}, a.endpoint);
    const c = await openLeg(plane, { payloads: [PCMA] }, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    await b.peer.talk(b.endpoint.port, { law: 'ulaw', pt: 0, frequency: 900, frames: 20 });
    await hears(a.peer, 20);
    await plane.bridge(a.endpoint.id, c.endpoint.id);
    await c.peer.talk(c.endpoint.port, { law: 'alaw', pt: 8, frequency: 500, frames: 20 });
    await hears(a.peer, 40);
    b.peer.send(b.endpoint.port, 0, Buffer.alloc(160));
    await eventually(async () => expect((await plane.stats(b.endpoint.id)).packetsReceived).toBe(21));
    expect(stepsOf(a.peer.heard)).toMatchObject({ sequence: 1, ssrcs: 1 });
    expect(stepsOf(a.peer.heard).timestamp).toBeGreaterThan(0);
    expect(a.peer.heard.flatMap(({ marker }, i) => (marker ? [i] : []))).toEqual([0, 20]);
    expect(a.peer.heard).toHaveLength(40);
    expect(a.peer.peak('ulaw', 500, 20)).toBeGreaterThan(AUDIBLE);
  });

  test('after unbridge hear nothing', async () => {
    const { plane } = await openPlane({ workers: 2 });
    const a = await openLeg(plane);
    const b = await openLeg(plane);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    a.peer.send(a.endpoint.port, 0, Buffer.alloc(160));
    await hears(b.peer, 1);
    await plane.unbridge(b.endpoint.id);
    a.peer.send(a.endpoint.port, 0, Buffer.alloc(160));
    await eventually(async () => expect((await plane.stats(a.endpoint.id)).packetsReceived).toBe(2));
    expect((await plane.stats(b.endpoint.id)).packetsSent).toBe(1);
  });

  test('an endpoint bridged with itself echoes', async () => {
    const { plane } = await openPlane();
    const a = await openLeg(plane);
    await plane.bridge(a.endpoint.id, a.endpoint.id);
    await a.peer.talk(a.endpoint.port, { law: 'ulaw', pt: 0, frequency: 700, frames: 40 });
    await hears(a.peer, 40);
    expect(a.peer.peak('ulaw', 700)).toBeGreaterThan(AUDIBLE);
  });
});

describe('hold', () => {
  test('silences both ways, and resuming keeps sequence and time', async () => {
    const { plane } = await openPlane();
    const a = await openLeg(plane);
    const b = await openLeg(plane, {}, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    const talk = () => a.peer.talk(a.endpoint.port, { law: 'ulaw', pt: 0, frequency: 600, frames: 10 });
    await talk();
    await hears(b.peer, 10);
    await plane.setDirection(b.endpoint.id, 'inactive');
    await talk();
    b.peer.send(b.endpoint.port, 0, Buffer.alloc(160));
    await eventually(async () => expect((await plane.stats(b.endpoint.id)).packetsReceived).toBe(1));
    await eventually(async () => expect((await plane.stats(a.endpoint.id)).packetsReceived).toBe(20));
    expect([a.peer.heard.length, b.peer.heard.length]).toEqual([0, 10]);
    await plane.setDirection(b.endpoint.id, 'sendrecv');
    await talk();
    await hears(b.peer, 20);
    expect(stepsOf(b.peer.heard)).toMatchObject({ sequence: 1, ssrcs: 1 });
    expect(stepsOf(b.peer.heard).timestamp).toBeGreaterThan(0);
    expect(b.peer.heard[10]?.marker).toBe(true);
  });

  test.each([
    ['sendonly', 0, 5],
    ['recvonly', 5, 0],
  ] as const)('%s sends or hears one way only', async (direction, toA, toB) => {
    const { plane } = await openPlane();
    const a = await openLeg(plane);
    const b = await openLeg(plane, { direction }, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    await a.peer.talk(a.endpoint.port, { law: 'ulaw', pt: 0, frequency: 600, frames: 5 });
    await b.peer.talk(b.endpoint.port, { law: 'ulaw', pt: 0, frequency: 600, frames: 5 });
    for (const { id } of [a.endpoint, b.endpoint]) {
      await eventually(async () => expect((await plane.stats(id)).packetsReceived).toBe(5));
    }
    await Promise.all([hears(a.peer, toA), hears(b.peer, toB)]);
    expect([a.peer.heard.length, b.peer.heard.length]).toEqual([toA, toB]);
  });

  test('an unspecified address means that nothing is sent (RFC 3264 §8.4); the latch is kept', async () => {
    const { plane } = await openPlane();
    const a = await openLeg(plane);
    const b = await openLeg(plane, {}, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    a.peer.send(a.endpoint.port, 0, Buffer.alloc(160));
    await hears(b.peer, 1);
    await plane.setRemote(b.endpoint.id, { address: '0.0.0.0', port: b.peer.port, payloads: [PCMU] });
    a.peer.send(a.endpoint.port, 0, Buffer.alloc(160));
    await eventually(async () => expect((await plane.stats(a.endpoint.id)).packetsReceived).toBe(2));
    expect(b.peer.heard).toHaveLength(1);
  });
});
