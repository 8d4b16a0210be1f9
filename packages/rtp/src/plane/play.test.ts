import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeG711 } from '../audio/g711.ts';
import { goertzelPeak } from '../audio/goertzel.ts';
import { dbm0OfPeak } from '../audio/level.ts';
import { ToneGenerator } from '../audio/tone-generator.ts';
import { sealMediaFile } from '../media-file/seal-media.ts';
import { wavFile } from '../streams/tone-file.fixture.ts';
import { eventually, hears, openLeg, openPlane, PCMA } from './call.fixture.ts';
import { stepsOf } from './rtp-peer.fixture.ts';

/** A WAV file of one tone at the usual level of tones. */
async function toneFile(frequency: number, ms: number, sampleRate: number, channels = 1): Promise<string> {
  const mono = new Int16Array((ms * sampleRate) / 1000);
  new ToneGenerator({ segments: [{ frequencies: [frequency], on: ms, off: 0 }] }, sampleRate).render(mono);
  return wavFile(mono, sampleRate, channels);
}

const levelOf = (peak: number): number => dbm0OfPeak(peak);

describe('play', () => {
  test('a tone has its frequencies at their level, and ends after its loops', async () => {
    const { plane, told } = await openPlane();
    const { endpoint, peer } = await openLeg(plane);
    const tone = { segments: [{ frequencies: [440, 480], on: 400, off: 100 }], loops: 1, levelDbm0: -19 };
    const { playId, ended } = await plane.play(endpoint.id, { kind: 'tone', tone });
    expect(await ended).toBe('finished');
    expect(told.played).toEqual([{ endpointId: endpoint.id, playId, reason: 'finished' }]);
    await hears(peer, 25);
    expect(peer.heard).toHaveLength(25);
    const sounding = peer.heard.splice(20);
    expect(sounding.every(({ payload }) => payload.every((code) => code === 0xff))).toBe(true);
    expect(levelOf(peer.peak('ulaw', 440))).toBeCloseTo(-19, 0);
    expect(levelOf(peer.peak('ulaw', 480))).toBeCloseTo(-19, 0);
  });

  test('a file sealed under the media key is heard as a clear one is, alone and in a stream', async () => {
    const mediaKey = randomBytes(32);
    const { plane } = await openPlane({ mediaKey });
    const { endpoint, peer } = await openLeg(plane);
    const path = await toneFile(1000, 1400, 16_000);
    const sealed = `${path}.sealed`;
    await sealMediaFile(path, sealed, mediaKey);
    expect((await readFile(sealed)).includes('RIFF')).toBe(false);
    const { ended } = await plane.play(endpoint.id, { kind: 'file', path: sealed });
    expect(await ended).toBe('finished');
    await hears(peer, 70);
    expect(levelOf(peer.peak('ulaw', 1000))).toBeCloseTo(-13, 0);
    peer.heard.length = 0;
    await plane.defineStream('sealed', { files: [sealed] });
    await plane.play(endpoint.id, { kind: 'stream', name: 'sealed' });
    await hears(peer, 20);
    expect(levelOf(peer.peak('ulaw', 1000))).toBeCloseTo(-13, 0);
  });

  test('a file sealed under another key cannot be played', async () => {
    const { plane } = await openPlane({ mediaKey: randomBytes(32) });
    const { endpoint } = await openLeg(plane);
    const path = await toneFile(1000, 100, 8000);
    await sealMediaFile(path, `${path}.sealed`, randomBytes(32));
    const playing = plane.play(endpoint.id, { kind: 'file', path: `${path}.sealed` });
    await expect(playing).rejects.toMatchObject({ code: 'bad-source' });
  });

  test('is paced at exactly 20 ms without drift', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane);
    const { ended } = await plane.play(endpoint.id, { kind: 'silence', ms: 2000 });
    await ended;
    await hears(peer, 100);
    expect(stepsOf(peer.heard)).toEqual({ sequence: 1, timestamp: 160, ssrcs: 1 });
    expect(new Set(peer.heard.map(({ payload }) => payload.length))).toEqual(new Set([160]));
    const lateness = peer.heard.map(({ at }, i) => at - (peer.heard[0]?.at ?? 0) - i * 20).sort((a, b) => a - b);
    expect(Math.abs(lateness[50] ?? 99)).toBeLessThan(10);
  });

  test.each([
    ['8 kHz mono', 8000, 1],
    ['16 kHz stereo', 16_000, 2],
  ])('a WAV file of %s is heard at its pitch, in the law of the phone', async (_, rate, channels) => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane, { payloads: [PCMA] });
    const path = await toneFile(1000, 400, rate, channels);
    const { ended } = await plane.play(endpoint.id, { kind: 'file', path });
    expect(await ended).toBe('finished');
    await hears(peer, 20);
    expect(levelOf(peer.peak('alaw', 1000))).toBeCloseTo(-13, 0);
  });

  test('a sequence plays its parts in turn, a loop goes on until stopped', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane);
    const file = { kind: 'file', path: await toneFile(1000, 60, 8000) } as const;
    const items = [file, { kind: 'silence', ms: 40 } as const];
    const { ended } = await plane.play(endpoint.id, { kind: 'sequence', items, loop: true });
    await hears(peer, 15);
    await plane.stopPlay(endpoint.id);
    expect(await ended).toBe('stopped');
    const isSilent = peer.heard.slice(0, 15).map(({ payload }) => payload.every((code) => code === 0xff));
    expect(isSilent).toEqual(Array.from({ length: 15 }, (_, i) => i % 5 >= 3));
  });

  test('music is the same for all who listen', async () => {
    const { plane } = await openPlane({ workers: 2 });
    const [a, b] = [await openLeg(plane), await openLeg(plane)];
    const music = { kind: 'music', name: 'default', paths: [await toneFile(433, 5000, 8000)] } as const;
    await Promise.all([plane.play(a.endpoint.id, music), plane.play(b.endpoint.id, music)]);
    await Promise.all([hears(a.peer, 25), hears(b.peer, 25)]);
    expect(levelOf(a.peer.peak('ulaw', 433))).toBeCloseTo(-13, 0);
    expect(levelOf(b.peer.peak('ulaw', 433))).toBeCloseTo(-13, 0);
  });

  test('music gives way to its chimes: tones and files', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane);
    const tone = { segments: [{ frequencies: [1800], on: 300, off: 0 }], loops: 1 };
    const sounds = [[{ tone }, { path: await toneFile(2500, 200, 8000) }]];
    const chimes = { sounds, everySeconds: 1, maxSeconds: 0 };
    const paths = [await toneFile(433, 5000, 8000)];
    await plane.play(endpoint.id, { kind: 'music', name: 'chiming', paths, chimes });
    await hears(peer, 100);
    const loudest = peer.heard.map(({ payload }) => {
      const samples = decodeG711('ulaw', payload);
      const levels = [433, 1800, 2500].map((frequency) => goertzelPeak(samples, frequency));
      return levels.indexOf(Math.max(...levels));
    });
    const shares = [0, 1, 2].map((which) => loudest.filter((one) => one === which).length);
    // Two of each in two seconds; a busy machine may swallow part of them.
    expect(shares[0]).toBeGreaterThan(30);
    expect(shares[1]).toBeGreaterThan(12);
    expect(shares[2]).toBeGreaterThan(7);
    const senseless = { ...chimes, everySeconds: 0 };
    const refused = plane.play(endpoint.id, { kind: 'music', name: 'x', paths, chimes: senseless });
    await expect(refused).rejects.toMatchObject({ code: 'invalid' });
  });

  test('goes before the bridge, which is heard again at its end, all in one stream', async () => {
    const { plane } = await openPlane();
    const a = await openLeg(plane);
    const b = await openLeg(plane, {}, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    await b.peer.talk(b.endpoint.port, { law: 'ulaw', pt: 0, frequency: 900, frames: 5 });
    await hears(a.peer, 5);
    const { ended } = await plane.play(a.endpoint.id, { kind: 'silence', ms: 100 });
    await b.peer.talk(b.endpoint.port, { law: 'ulaw', pt: 0, frequency: 900, frames: 3 });
    await a.peer.talk(a.endpoint.port, { law: 'ulaw', pt: 0, frequency: 600, frames: 3 });
    await hears(b.peer, 3);
    await ended;
    const before = a.peer.heard.length;
    expect(a.peer.heard.slice(5).every(({ payload }) => payload.every((code) => code === 0xff))).toBe(true);
    await b.peer.talk(b.endpoint.port, { law: 'ulaw', pt: 0, frequency: 900, frames: 5 });
    await hears(a.peer, before + 5);
    expect(stepsOf(a.peer.heard)).toMatchObject({ sequence: 1, ssrcs: 1 });
    expect(stepsOf(a.peer.heard).timestamp).toBeGreaterThan(0);
    expect(a.peer.heard.flatMap(({ marker }, i) => (marker ? [i] : []))).toEqual([0, 5, before]);
  });

  test('a new play replaces the old one, closing ends it', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane);
    const first = await plane.play(endpoint.id, { kind: 'silence', ms: 60_000 });
    const second = await plane.play(endpoint.id, { kind: 'silence', ms: 60_000 });
    expect(await first.ended).toBe('replaced');
    await hears(peer, 3);
    await plane.closeEndpoint(endpoint.id);
    expect(await second.ended).toBe('closed');
  });

  test('what cannot be played is refused, and what played goes on', async () => {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane);
    await plane.play(endpoint.id, { kind: 'silence', ms: 60_000 });
    const path = join(tmpdir(), 'strowger-no-such-file.wav');
    await expect(plane.play(endpoint.id, { kind: 'file', path })).rejects.toMatchObject({ code: 'bad-source' });
    const endless = { segments: [{ frequencies: [-1], on: 10, off: 0 }] };
    await expect(plane.play(endpoint.id, { kind: 'tone', tone: endless })).rejects.toMatchObject({ code: 'invalid' });
    const heard = peer.heard.length;
    await hears(peer, heard + 3);
    const other = await openLeg(plane, { payloads: [{ pt: 18, codec: 'G729', clockRate: 8000 }] });
    await eventually(() =>
      expect(plane.play(other.endpoint.id, { kind: 'silence', ms: 10 })).rejects.toMatchObject({ code: 'no-codec' }),
    );
  });
});
