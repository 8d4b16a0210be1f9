import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loudness } from '../audio/loudness.ts';
import { parseWav } from '../audio/wav.ts';

/** A path for a recording, in a folder that goes with the test. */
export async function recordingPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'strowger-recording-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'call.wav');
}

/** The channels of a recording at 8 kHz. Throws when it is no such file. */
export async function channelsOf(path: string): Promise<Int16Array[]> {
  const audio = parseWav(await readFile(path));
  if (audio?.encoding !== 'pcm16' || audio.sampleRate !== 8000) throw new Error('the recording is no PCM16 at 8 kHz');
  return Array.from({ length: audio.channels }, (_, channel) =>
    Int16Array.from({ length: audio.frames }, (_unused, i) =>
      audio.data.readInt16LE((i * audio.channels + channel) * 2),
    ),
  );
}

/** From when to when, in ms, a channel is louder than -40 dBov. */
export function soundingMs(samples: Int16Array): { from: number; to: number } {
  const frames = Array.from({ length: Math.floor(samples.length / 80) }, (_, i) =>
    loudness(samples.subarray(i * 80, (i + 1) * 80)),
  );
  return { from: frames.findIndex((db) => db > -40) * 10, to: (frames.findLastIndex((db) => db > -40) + 1) * 10 };
}
