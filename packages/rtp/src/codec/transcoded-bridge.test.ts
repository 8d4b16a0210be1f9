import { describe, expect, test } from 'vitest';
import { peakOfDbm0 } from '../audio/level.ts';
import type { Payload } from '../plane/api.ts';
import { eventually, openLeg, openPlane, PCMA, PCMU } from '../plane/call.fixture.ts';
import { stepsOf } from '../plane/rtp-peer.fixture.ts';
import { G722, heardDb, OPUS, speak } from './phone.fixture.ts';

const EVENT = { telephoneEventPt: 101 };
const TALK_MS = 900;

/** Packets heard while another phone talked for so long: at a constant pace, but for the cushion at its beginning. */
function paceOf(heard: readonly { at: number }[]): number {
  const [first, last] = [heard[0]?.at ?? 0, heard.at(-1)?.at ?? 0];
  return (last - first) / (heard.length - 1);
}

describe('two bridged phones without a common codec', () => {
  test.each<[Payload, Payload, number]>([
    [OPUS, PCMU, 1],
    [G722, PCMA, 1],
    [OPUS, G722, 2],
  ])('hear each other, each in its own (%o and %o, %i media threads)', async (forA, forB, workers) => {
    const { plane } = await openPlane(workers === 1 ? null : { workers });
    const a = await openLeg(plane, { payloads: [forA] });
    const b = await openLeg(plane, { payloads: [forB] });
    expect(await plane.bridge(a.endpoint.id, b.endpoint.id)).toEqual({ aToB: 'transcode', bToA: 'transcode' });
    const withThis = plane.transcodedBridges;
    await Promise.all([
      speak(a.peer, a.endpoint.port, forA, 600, TALK_MS),
      speak(b.peer, b.endpoint.port, forB, 900, TALK_MS),
    ]);
    expect(Math.abs(heardDb(b.peer, forB, 600))).toBeLessThan(1);
    expect(Math.abs(heardDb(a.peer, forA, 900))).toBeLessThan(1);
    expect(heardDb(b.peer, forB, 900)).toBeLessThan(-35);
    expect(stepsOf(b.peer.heard)).toEqual({ sequence: 1, timestamp: forB.clockRate / 50, ssrcs: 1 });
    expect(stepsOf(a.peer.heard)).toEqual({ sequence: 1, timestamp: forA.clockRate / 50, ssrcs: 1 });
    expect(Math.abs(paceOf(b.peer.heard) - 20)).toBeLessThan(2);
    await plane.unbridge(a.endpoint.id);
    expect(plane.transcodedBridges).toBe(withThis - 1);
  });

  test('hear with a delay of 60 ms at most', async () => {
    const { plane } = await openPlane();
    const a = await openLeg(plane, { payloads: [G722] });
    const b = await openLeg(plane, { payloads: [PCMU] }, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    const began = performance.now();
    await speak(a.peer, a.endpoint.port, G722, 600, TALK_MS);
    const sound = b.peer.heard.find(({ payload }) => payload.some((code) => (code & 0x7f) < 0x60));
    // The packet itself is 20 ms long, and it is full of sound only when all of it was spoken.
    expect((sound?.at ?? Number.POSITIVE_INFINITY) - began).toBeLessThan(60);
  });

  test('press keys through it: the event is passed on whole, without audio in between', async () => {
    const { plane, told } = await openPlane();
    const a = await openLeg(plane, { payloads: [OPUS], ...EVENT });
    const b = await openLeg(plane, { payloads: [PCMU], telephoneEventPt: 97 }, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    await speak(a.peer, a.endpoint.port, OPUS, 600, 300);
    const event = (end: number, duration: number) => Uint8Array.of(5, end | 10, duration >> 8, duration & 0xff);
    const began = a.peer.timestamp;
    for (let i = 1; i <= 8; i++) {
      const { timestamp } = a.peer;
      a.peer.timestamp = began;
      a.peer.send(a.endpoint.port, 101, event(i > 5 ? 0x80 : 0, Math.min(i, 6) * 160), { samples: 0, marker: i === 1 });
      a.peer.timestamp = timestamp;
      await speak(a.peer, a.endpoint.port, OPUS, 600, 20);
    }
    await speak(a.peer, a.endpoint.port, OPUS, 600, 300);
    const events = b.peer.heard.filter(({ pt }) => pt === 97);
    expect(events).toHaveLength(8);
    expect(new Set(events.map(({ timestamp }) => timestamp)).size).toBe(1);
    expect(told.dtmf).toMatchObject([{ endpointId: a.endpoint.id, digit: '5' }]);
    const first = b.peer.heard.findIndex(({ pt }) => pt === 97);
    const between = b.peer.heard.slice(first, first + 8);
    expect(new Set(between.map(({ pt }) => pt))).toEqual(new Set([97]));
    expect(stepsOf(b.peer.heard)).toMatchObject({ sequence: 1, ssrcs: 1 });
  });

  test('a phone that changes its codec in the call goes on being heard', async () => {
    const { plane } = await openPlane();
    const a = await openLeg(plane, { payloads: [OPUS, PCMU] });
    const b = await openLeg(plane, { payloads: [PCMU] }, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    await speak(a.peer, a.endpoint.port, OPUS, 600, 500);
    await speak(a.peer, a.endpoint.port, PCMU, 700, 600);
    expect(Math.abs(heardDb(b.peer, PCMU, 700))).toBeLessThan(1);
    expect(stepsOf(b.peer.heard)).toMatchObject({ sequence: 1, ssrcs: 1 });
    expect(stepsOf(b.peer.heard).timestamp).toBeGreaterThan(0);
  });

  test('comfort noise of one is silence or noise to the other, also where both speak G.711', async () => {
    const { plane } = await openPlane();
    const a = await openLeg(plane, { payloads: [PCMU] });
    const b = await openLeg(plane, { payloads: [PCMU] }, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    await speak(a.peer, a.endpoint.port, PCMU, 600, 100);
    a.peer.send(a.endpoint.port, 13, Uint8Array.of(60));
    await speak(a.peer, a.endpoint.port, PCMU, 600, 100);
    await eventually(async () => expect((await plane.stats(a.endpoint.id)).packetsReceived).toBe(11));
    expect(b.peer.heard.map(({ pt }) => pt)).toEqual(Array.from({ length: 10 }, () => 0));
    expect(await plane.stats(a.endpoint.id)).toMatchObject({ codec: 'PCMU', rejected: 0 });
  });
});

describe('tones and digits', () => {
  test.each([G722, OPUS])('are played to a phone that speaks only %o', async (payload) => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane, { payloads: [payload] });
    const tone = { segments: [{ frequencies: [440], on: 900, off: 0 }], loops: 1, levelDbm0: -13 };
    const { ended } = await plane.play(endpoint.id, { kind: 'tone', tone });
    expect(await ended).toBe('finished');
    expect(Math.abs(heardDb(peer, payload, 440, peakOfDbm0(-13)))).toBeLessThan(1);
    expect(stepsOf(peer.heard)).toEqual({ sequence: 1, timestamp: payload.clockRate / 50, ssrcs: 1 });
  });

  test('are dialled as tones in Opus where telephone-event was not negotiated', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane, { payloads: [OPUS] });
    await plane.sendDtmf(endpoint.id, '5', { durationMs: 600, gapMs: 40 });
    for (const frequency of [770, 1336]) expect(heardDb(peer, OPUS, frequency, peakOfDbm0(-9))).toBeGreaterThan(-3);
  });
});

test('the codecs that can be transcoded are told', async () => {
  const { plane } = await openPlane();
  expect(await plane.transcodableCodecs()).toEqual(['PCMU', 'PCMA', 'G722', 'OPUS']);
});
