import { expect, test } from 'vitest';
import { eventually, hears, openLeg, openPlane, PCMA } from './call.fixture.ts';
import { type RtpPeer, stepsOf } from './rtp-peer.fixture.ts';

const SPEECH = Buffer.alloc(160, 0xd5);
const NOISE = Buffer.of(60);

/** Speech, a pause of 200 ms told by comfort noise, speech again. */
function speakWithPause(peer: RtpPeer, port: number, noisePt: number): void {
  for (let frame = 0; frame < 5; frame++) peer.send(port, 0, SPEECH);
  peer.send(port, noisePt, NOISE, { samples: 1600 });
  for (let frame = 0; frame < 5; frame++) peer.send(port, 0, SPEECH, { marker: frame === 0 });
}

test('passes between two phones that both take it, under the payload type of each (RFC 3389)', async () => {
  const { plane } = await openPlane();
  const one = await openLeg(plane, { noisePt: 13 });
  const other = await openLeg(plane, { noisePt: 98, payloads: [PCMA] }, one.endpoint);
  await plane.bridge(one.endpoint.id, other.endpoint.id);
  speakWithPause(one.peer, one.endpoint.port, 13);
  await hears(other.peer, 11);
  expect(other.peer.heard.map(({ pt }) => pt)).toEqual([8, 8, 8, 8, 8, 98, 8, 8, 8, 8, 8]);
  expect(other.peer.heard[5]?.payload).toEqual(NOISE);
  expect(stepsOf(other.peer.heard)).toEqual({ sequence: 1, timestamp: 160, ssrcs: 1 });
});

test('is dropped for a phone that does not: the pause stays as long, no sequence number is missing', async () => {
  const { plane } = await openPlane();
  const one = await openLeg(plane, { noisePt: 13 });
  const other = await openLeg(plane, {}, one.endpoint);
  await plane.bridge(one.endpoint.id, other.endpoint.id);
  speakWithPause(one.peer, one.endpoint.port, 13);
  await hears(other.peer, 10);
  const { heard } = other.peer;
  expect(new Set(heard.map(({ pt }) => pt))).toEqual(new Set([0]));
  expect(stepsOf(heard).sequence).toBe(1);
  expect(((heard[5]?.timestamp ?? 0) - (heard[4]?.timestamp ?? 0)) >>> 0).toBe(1760);
  expect(heard[5]?.marker).toBe(true);
});

test('a phone may send it as payload type 13 though it was not negotiated', async () => {
  const { plane } = await openPlane();
  const one = await openLeg(plane);
  one.peer.send(one.endpoint.port, 13, NOISE);
  await eventually(async () => expect((await plane.stats(one.endpoint.id)).packetsReceived).toBe(1));
});
