import { rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { decodeG711 } from '../audio/g711.ts';
import { goertzelPeak } from '../audio/goertzel.ts';
import { usuallyHeardDb } from '../codec/phone.fixture.ts';
import { joined } from '../codec/speech.fixture.ts';
import { eventually, hears, openLeg, openPlane, PCMU } from '../plane/call.fixture.ts';
import type { RtpPeer } from '../plane/rtp-peer.fixture.ts';
import { toneFile, wavFile } from './tone-file.fixture.ts';

const HEARD = -1;
let streams = 0;
const newName = (): string => `stream ${++streams}`;

/** A file whose tone tells where one is in it: another one in each tenth of a second. */
async function ladder(steps: number): Promise<string> {
  const samples = new Int16Array(steps * 800);
  for (let i = 0; i < samples.length; i++) {
    samples[i] = Math.round(8000 * Math.sin((2 * Math.PI * stepFrequency(Math.floor(i / 800)) * i) / 8000));
  }
  return wavFile(samples);
}

const stepFrequency = (step: number): number => 400 + 50 * step;

/** When, by the peer's clock, each step was first heard in the middle of a packet. */
function stepTimes(peer: RtpPeer, steps: number): Map<number, number> {
  const times = new Map<number, number>();
  for (const { payload, at } of peer.heard) {
    const samples = decodeG711('ulaw', payload);
    const levels = Array.from({ length: steps }, (_, step) => goertzelPeak(samples, stepFrequency(step)));
    const step = levels.indexOf(Math.max(...levels));
    if ((levels[step] ?? 0) > 7500 && !times.has(step)) times.set(step, at);
  }
  return times;
}

describe('a stream', () => {
  test('is heard in step by listeners of two media threads who came at different times', async () => {
    const { plane } = await openPlane({ workers: 2 });
    const name = newName();
    await plane.defineStream(name, { files: [await ladder(60)], shuffle: true });
    const [a, b] = [await openLeg(plane), await openLeg(plane)];
    await plane.play(a.endpoint.id, { kind: 'stream', name });
    await hears(a.peer, 20);
    await plane.play(b.endpoint.id, { kind: 'stream', name });
    await hears(b.peer, 80);
    const [times, others] = [stepTimes(a.peer, 60), stepTimes(b.peer, 60)];
    const common = [...others].flatMap(([step, at]) => {
      const other = times.get(step);
      return other === undefined ? [] : [Math.abs(at - other)];
    });
    // The step that the second one came into is left out: he did not hear its beginning.
    const apart = common.slice(1).sort((x, y) => x - y);
    expect(apart.length).toBeGreaterThan(8);
    expect(apart[Math.floor(apart.length / 2)]).toBeLessThan(40);
  });

  test('lets its listeners follow when it is defined anew, and ends when it is removed', async () => {
    const { plane } = await openPlane();
    const name = newName();
    const { endpoint, peer } = await openLeg(plane);
    await plane.defineStream(name, { files: [await toneFile(600, 2000)] });
    const { ended } = await plane.play(endpoint.id, { kind: 'stream', name });
    await hears(peer, 40);
    expect(usuallyHeardDb(peer, PCMU, 600)).toBeGreaterThan(HEARD);
    await plane.defineStream(name, { files: [await toneFile(900, 2000)] });
    await hears(peer, 100);
    expect(usuallyHeardDb(peer, PCMU, 900)).toBeGreaterThan(HEARD);
    await plane.removeStream(name);
    expect(await ended).toBe('finished');
    await expect(plane.play(endpoint.id, { kind: 'stream', name })).rejects.toMatchObject({ code: 'bad-source' });
    await plane.removeStream(name);
  });

  test('is known to a thread that takes the place of a dead one, and to mixers', async () => {
    const { plane } = await openPlane();
    const name = newName();
    await plane.defineStream(name, { files: [await toneFile(700, 2000, 48_000)] });
    const { endpoint, peer } = await openLeg(plane);
    const { mixerId } = await plane.createMixer();
    await plane.joinMixer(mixerId, endpoint.id);
    await plane.playToMixer(mixerId, { kind: 'stream', name });
    await hears(peer, 40);
    expect(usuallyHeardDb(peer, PCMU, 700)).toBeGreaterThan(HEARD);
    await plane.closeMixer(mixerId);
  });

  test('leaves out what cannot be read, and is refused when nothing is left', async () => {
    const { plane } = await openPlane();
    const gone = await toneFile(440, 100);
    await rm(gone);
    const name = newName();
    await expect(plane.defineStream(name, { files: [gone] })).rejects.toMatchObject({ code: 'bad-source' });
    await expect(plane.defineStream(name, { files: [] })).rejects.toMatchObject({ code: 'invalid' });
    await plane.defineStream(name, { files: [gone, await toneFile(440, 1000)] });
    const { endpoint, peer } = await openLeg(plane);
    await plane.play(endpoint.id, { kind: 'stream', name });
    await hears(peer, 40);
    expect(usuallyHeardDb(peer, PCMU, 440)).toBeGreaterThan(HEARD);
    await plane.stopPlay(endpoint.id);
  });
});

test('a sequence of files, tones and silences is played without a gap, sample for sample', async () => {
  const { plane } = await openPlane();
  const { endpoint, peer } = await openLeg(plane);
  const count = (from: number, length: number) => Int16Array.from({ length }, (_, i) => (from + i) * 4);
  const [first, second] = [count(0, 1005), count(1005, 777)];
  const items = [
    { kind: 'file', path: await wavFile(first) } as const,
    { kind: 'file', path: await wavFile(second) } as const,
    { kind: 'silence', ms: 20 } as const,
    { kind: 'file', path: await wavFile(first) } as const,
  ];
  const { ended } = await plane.play(endpoint.id, { kind: 'sequence', items });
  expect(await ended).toBe('finished');
  const expected = joined([first, second, new Int16Array(160), first]);
  const packets = Math.ceil(expected.length / 160);
  await eventually(() => expect(peer.heard).toHaveLength(packets));
  const heard = joined(peer.heard.map(({ payload }) => decodeG711('ulaw', payload)));
  for (const [i, sample] of expected.entries()) {
    expect(Math.abs((heard[i] ?? 0) - sample)).toBeLessThanOrEqual(Math.max(8, Math.abs(sample) / 16));
  }
});
