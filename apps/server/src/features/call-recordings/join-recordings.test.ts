import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWav, parseWav } from '@strowger/rtp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { joinRecordings } from './join-recordings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strowger-join-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('puts the later part of a call behind the earlier one, as one WAV file', async () => {
  const parts = [Int16Array.from([1, -1, 2, -2]), Int16Array.from([3, -3])];
  const paths = parts.map((_, at) => join(folder, `${at}.wav`));
  for (const [at, samples] of parts.entries()) await writeFile(paths[at] ?? '', wavOf(samples));
  const whole = join(folder, 'whole.wav');
  await joinRecordings(paths[0] ?? '', paths[1] ?? '', whole);
  const bytes = await readFile(whole);
  const audio = parseWav(bytes);
  expect(audio).toMatchObject({ sampleRate: 8000, frames: 6 });
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  expect(Array.from({ length: 6 }, (_, at) => audio?.data.readInt16LE(at * 2))).toEqual([1, -1, 2, -2, 3, -3]);
});

function wavOf(samples: Int16Array): Buffer {
  return buildWav(samples, 8000);
}
