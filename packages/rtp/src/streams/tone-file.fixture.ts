import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { buildWav } from '../audio/wav.ts';
import { Sine } from '../codec/speech.fixture.ts';

/** A WAV file of one tone, which goes with the test. */
export async function toneFile(frequency: number, ms: number, sampleRate = 8000, channels = 1): Promise<string> {
  const mono = new Sine(frequency, sampleRate).next((ms * sampleRate) / 1000);
  return wavFile(mono, sampleRate, channels);
}

/** A WAV file of these samples on all of its channels, which goes with the test. */
export async function wavFile(mono: Int16Array, sampleRate = 8000, channels = 1): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'strowger-audio-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'audio.wav');
  const samples = Int16Array.from({ length: mono.length * channels }, (_, i) => mono[Math.floor(i / channels)] ?? 0);
  await writeFile(path, buildWav(samples, sampleRate, channels));
  return path;
}
