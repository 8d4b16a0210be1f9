import { describe, expect, test } from 'vitest';
import { G722, OPUS, speak, usuallyHeardDb } from '../codec/phone.fixture.ts';
import type { Payload } from '../plane/api.ts';
import { eventually, openLeg, openPlane, PCMU } from '../plane/call.fixture.ts';
import type { SpeakTo } from './api.ts';

const TALK_MS = 900;
const HEARD = -3;
const UNHEARD = -30;
const [TARGET, PEER, SUPERVISOR] = [500, 800, 1300];

/** A bridge of two phones, and a third that listens to the first. */
async function tapped(options: { payloads?: readonly [Payload, Payload, Payload]; workers?: number } = {}) {
  const { payloads = [PCMU, PCMU, PCMU], workers = 1 } = options;
  const { plane } = await openPlane(workers === 1 ? null : { workers });
  const [forTarget, forPeer, forListener] = payloads;
  const target = await openLeg(plane, { payloads: [forTarget] });
  const peer = await openLeg(plane, { payloads: [forPeer] });
  const listener = await openLeg(plane, { payloads: [forListener] });
  await plane.bridge(target.endpoint.id, peer.endpoint.id);
  const say = (leg: typeof target, payload: Payload, frequency: number) =>
    speak(leg.peer, leg.endpoint.port, payload, frequency, TALK_MS);
  return {
    plane,
    target,
    peer,
    listener,
    listen: (speakTo: SpeakTo) => plane.listen(listener.endpoint.id, target.endpoint.id, { speakTo }),
    talk: () =>
      Promise.all([say(target, forTarget, TARGET), say(peer, forPeer, PEER), say(listener, forListener, SUPERVISOR)]),
    talkAlone: () => Promise.all([say(target, forTarget, TARGET), say(peer, forPeer, PEER)]),
    heardByTarget: (frequency: number) => usuallyHeardDb(target.peer, forTarget, frequency),
    heardByPeer: (frequency: number) => usuallyHeardDb(peer.peer, forPeer, frequency),
    heardByListener: (frequency: number) => usuallyHeardDb(listener.peer, forListener, frequency),
  };
}

describe('a third party that listens to a bridge', () => {
  test.each<[SpeakTo, boolean, boolean]>([
    ['nobody', false, false],
    ['target', true, false],
    ['peer', false, true],
    ['both', true, true],
  ])('hears both and is heard by %s', async (speakTo, byTarget, byPeer) => {
    const call = await tapped();
    await call.listen(speakTo);
    await call.talk();
    for (const frequency of [TARGET, PEER]) expect(call.heardByListener(frequency)).toBeGreaterThan(HEARD);
    expect(call.heardByListener(SUPERVISOR)).toBeLessThan(UNHEARD);
    expect(call.heardByTarget(PEER)).toBeGreaterThan(HEARD);
    expect(call.heardByPeer(TARGET)).toBeGreaterThan(HEARD);
    expect(call.heardByTarget(SUPERVISOR) > HEARD).toBe(byTarget);
    expect(call.heardByPeer(SUPERVISOR) > HEARD).toBe(byPeer);
    expect(call.heardByTarget(TARGET)).toBeLessThan(UNHEARD);
    expect(call.heardByPeer(PEER)).toBeLessThan(UNHEARD);
  });

  test('does so across threads and codecs', async () => {
    const call = await tapped({ payloads: [PCMU, OPUS, G722], workers: 3 });
    await call.listen('both');
    await call.talk();
    for (const frequency of [TARGET, PEER]) expect(call.heardByListener(frequency)).toBeGreaterThan(HEARD);
    for (const frequency of [PEER, SUPERVISOR]) expect(call.heardByTarget(frequency)).toBeGreaterThan(HEARD);
    for (const frequency of [TARGET, SUPERVISOR]) expect(call.heardByPeer(frequency)).toBeGreaterThan(HEARD);
  });

  test('leaves the relay untouched while silent: every packet passes as it came', async () => {
    const call = await tapped();
    const { target, peer } = call;
    const codes = (i: number) => new Uint8Array(160).fill(i);
    for (let i = 0; i < 5; i++) target.peer.send(target.endpoint.port, 0, codes(i));
    await eventually(() => expect(peer.peer.heard).toHaveLength(5));
    await call.listen('both');
    for (let i = 5; i < 10; i++) target.peer.send(target.endpoint.port, 0, codes(i));
    await eventually(() => expect(peer.peer.heard).toHaveLength(10));
    expect(peer.peer.heard.map(({ payload }) => payload[0])).toEqual(Array.from({ length: 10 }, (_, i) => i));
    const [first] = peer.peer.heard;
    expect(peer.peer.heard.map(({ timestamp }) => (timestamp - (first?.timestamp ?? 0)) | 0)).toEqual(
      Array.from({ length: 10 }, (_, i) => i * 160),
    );
    expect(peer.peer.heard.slice(1).some(({ marker }) => marker)).toBe(false);
  });

  test('keeps silent where what passes cannot be decoded: it goes on passing', async () => {
    const g729: Payload = { pt: 18, codec: 'G729', clockRate: 8000 };
    const { plane, target, peer, listener, listen } = await tapped({ payloads: [g729, g729, PCMU] });
    await listen('both');
    const speaking = speak(listener.peer, listener.endpoint.port, PCMU, SUPERVISOR, 400);
    for (let i = 0; i < 20; i++) {
      target.peer.send(target.endpoint.port, 18, new Uint8Array(20).fill(i));
      await eventually(() => expect(peer.peer.heard).toHaveLength(i + 1));
    }
    await speaking;
    expect((await plane.stats(target.endpoint.id)).packetsReceived).toBe(20);
  });

  test('changes whom he speaks to, and leaves them to themselves in the end', async () => {
    const call = await tapped();
    const { plane, listener } = call;
    await call.listen('nobody');
    await call.talk();
    expect(call.heardByTarget(SUPERVISOR)).toBeLessThan(UNHEARD);
    await call.listen('target');
    await call.talk();
    expect(call.heardByTarget(SUPERVISOR)).toBeGreaterThan(HEARD);
    await plane.stopListening(listener.endpoint.id);
    await call.talk();
    expect(call.heardByTarget(SUPERVISOR)).toBeLessThan(UNHEARD);
    expect(call.heardByTarget(PEER)).toBeGreaterThan(HEARD);
    expect(call.heardByPeer(TARGET)).toBeGreaterThan(HEARD);
  });

  test('goes on when the target is bridged with somebody else, and ends with the target', async () => {
    const call = await tapped();
    const { plane, target, peer, listener } = call;
    await call.listen('nobody');
    await plane.unbridge(target.endpoint.id);
    await plane.bridge(target.endpoint.id, peer.endpoint.id);
    await call.talkAlone();
    for (const frequency of [TARGET, PEER]) expect(call.heardByListener(frequency)).toBeGreaterThan(HEARD);
    await plane.closeEndpoint(target.endpoint.id);
    await plane.bridge(listener.endpoint.id, peer.endpoint.id);
    await speak(peer.peer, peer.endpoint.port, PCMU, 1800, TALK_MS);
    expect(call.heardByListener(1800)).toBeGreaterThan(HEARD);
  });

  test('may listen to a member of a conference, and two may listen to the same', async () => {
    const call = await tapped();
    const { plane, target, peer } = call;
    const { mixerId } = await plane.createMixer();
    for (const { endpoint } of [target, peer]) await plane.joinMixer(mixerId, endpoint.id);
    const second = await openLeg(plane);
    await call.listen('nobody');
    await plane.listen(second.endpoint.id, target.endpoint.id);
    await call.talkAlone();
    for (const frequency of [TARGET, PEER]) {
      expect(call.heardByListener(frequency)).toBeGreaterThan(HEARD);
      expect(usuallyHeardDb(second.peer, PCMU, frequency)).toBeGreaterThan(HEARD);
    }
  });

  test('is nobody who listens to himself, or whom one listens through', async () => {
    const { plane, target, listener, listen } = await tapped();
    await listen('nobody');
    const [a, b] = [target.endpoint.id, listener.endpoint.id];
    await expect(plane.listen(a, a)).rejects.toMatchObject({ code: 'invalid' });
    await expect(plane.listen(a, b)).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('echo', () => {
  test('gives back what was said after the delay', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane);
    await plane.echo(endpoint.id, { delayMs: 500 });
    const began = performance.now();
    await speak(peer, endpoint.port, PCMU, 700, 400);
    await eventually(() => expect(peer.heard.length).toBe(20));
    expect(usuallyHeardDb(peer, PCMU, 700)).toBeGreaterThan(-1);
    const waited = (peer.heard[0]?.at ?? 0) - began;
    expect(waited).toBeGreaterThan(495);
    expect(waited).toBeLessThan(600);
    await plane.unbridge(endpoint.id);
    await speak(peer, endpoint.port, PCMU, 700, 100);
    await expect(plane.echo(endpoint.id, { delayMs: 20_000 })).rejects.toMatchObject({ code: 'invalid' });
    expect(peer.heard).toHaveLength(20);
  });
});
