import { buildWav, parseWav, wavToMono } from '@strowger/rtp';

const RATE_HZ = 8000;

/** Two WAV files of 8 kHz as one, the second behind the first; a file that is none counts as empty. */
export function joinWav(first: Buffer, second: Buffer): { readonly wav: Buffer; readonly durationMs: number } {
  const [before, after] = [samplesOf(first), samplesOf(second)];
  const samples = new Int16Array(before.length + after.length);
  samples.set(before);
  samples.set(after, before.length);
  return { wav: buildWav(samples, RATE_HZ), durationMs: Math.round((samples.length * 1000) / RATE_HZ) };
}

function samplesOf(file: Buffer): Int16Array {
  const audio = parseWav(file);
  return audio === null ? new Int16Array(0) : wavToMono(audio);
}
