import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { Resampler } from '../audio/resample.ts';
import { buildWav } from '../audio/wav.ts';
import { Sine, usualToneDb } from '../codec/speech.fixture.ts';
import { openClearFile } from '../media-file/open-media-file.ts';
import { eventually } from '../plane/call.fixture.ts';
import { AudioStore } from './audio-store.ts';
import { fileTimeline, StreamTimeline } from './programme.ts';
import { readPiece } from './read-piece.ts';
import { TimelineSource } from './timeline-source.ts';
import { toneFile, wavFile } from './tone-file.fixture.ts';

/** All that a file plays, waiting for the disk where a player would not. */
async function play(store: AudioStore, path: string): Promise<Int16Array> {
  const header = await store.header(path);
  const played = new Int16Array(header.length);
  for (let at = 0; at < header.length; at += 8000) {
    await store.load(header, at);
    played.set(store.peek(header, at) ?? new Int16Array(0), at);
  }
  return played;
}

describe('audio files read second by second', () => {
  test.each([8000, 16_000, 32_000, 44_100, 48_000])('are what the whole file is at 8 kHz (%i Hz)', async (rate) => {
    const whole = new Sine(440, rate).next(Math.round(rate * 2.3));
    const path = await wavFile(whole, rate, 2);
    const played = await play(new AudioStore(), path);
    const resampler = new Resampler(rate, 8000);
    const expected = new Int16Array(resampler.outputLength(whole.length));
    resampler.render(whole, expected);
    expect(played).toEqual(expected);
    expect(Math.abs(usualToneDb(played, 440, 8000))).toBeLessThan(0.5);
  });

  test('are read once for many, and again when they change', async () => {
    let reads = 0;
    const store = new AudioStore(openClearFile, (header, index) => {
      reads++;
      return readPiece(header, index);
    });
    const path = await toneFile(440, 500);
    expect(await play(store, path)).toEqual(await play(store, path));
    expect(reads).toBe(1);
    await writeFile(path, buildWav(new Int16Array(1600).fill(7), 8000));
    expect(await play(store, path)).toEqual(new Int16Array(1600).fill(7));
  });

  test('take bounded memory, however long they are', async () => {
    const kept = new Set<Int16Array>();
    const store = new AudioStore(openClearFile, async () => {
      const piece = new Int16Array(8000);
      kept.add(piece);
      return piece;
    });
    const header = { ...(await store.header(await toneFile(440, 100))), length: 8000 * 5000 };
    for (let second = 0; second < 5000; second++) await store.load(header, second * 8000);
    expect(kept.size).toBe(5000);
    expect(store.peek(header, 4999 * 8000)).toHaveLength(8000);
    expect(store.peek(header, 0)).toBeNull();
  });

  test('that are missing, or no audio, are refused', async () => {
    const store = new AudioStore();
    const path = await toneFile(440, 100);
    await rm(path);
    await expect(store.header(path)).rejects.toMatchObject({ code: 'bad-source' });
    await writeFile(path, 'RIFF and nothing else');
    await expect(store.header(path)).rejects.toMatchObject({ code: 'bad-source' });
    const odd = await wavFile(new Int16Array(100), 44_101);
    await expect(store.header(odd)).rejects.toMatchObject({ code: 'bad-source' });
  });

  test('are asked for before they are played, however short', async () => {
    const asked: string[] = [];
    const store = new AudioStore(openClearFile, (header, index) => {
      asked.push(`${header.path.split('/').at(-2)} ${index}`);
      return readPiece(header, index);
    });
    const headers = await Promise.all(
      [await toneFile(440, 1500), await toneFile(600, 100), await toneFile(800, 100)].map((path) => store.header(path)),
    );
    const timeline = new StreamTimeline({ name: 'x', files: headers, shuffle: false, chimes: null });
    new TimelineSource({ store, timeline: () => timeline }).render(new Int16Array(160));
    const [long, short, last] = headers.map(({ path }) => path.split('/').at(-2));
    expect(asked).toEqual([`${long} 0`, `${long} 1`, `${short} 0`, `${last} 0`]);
  });

  test('that vanish while they play are silent from there on, to their end', async () => {
    const store = new AudioStore();
    const path = await toneFile(440, 3000);
    const header = await store.header(path);
    await store.load(header);
    await rm(path);
    const timeline = fileTimeline(header, false);
    const source = new TimelineSource({ store, timeline: () => timeline });
    const frame = new Int16Array(4000);
    expect(source.render(frame)).toBe(4000);
    expect(frame.some((sample) => sample !== 0)).toBe(true);
    await eventually(() => expect(store.peek(header, 16_000)).toHaveLength(0));
    let count = 0;
    for (let rendered = source.render(frame); rendered > 0; rendered = source.render(frame)) count += rendered;
    expect(count).toBe(header.length - 4000);
    expect(frame.every((sample) => sample === 0)).toBe(true);
  });
});
