import type { Sound } from './wav.ts';
import { writeWav } from './wav.ts';

/** One part of a test sound: a sine, or silence where `frequency` is 0. */
export interface Part {
  /** Hz; 0 = silence */
  readonly frequency: number;
  readonly milliseconds: number;
  /** dB below full scale (0 = loudest); default -12 */
  readonly level?: number;
}

const TELEPHONE_RATE = 8000;

/** Sines and silences one after another, one channel of PCM16. */
export function sound(parts: readonly Part[], sampleRate = TELEPHONE_RATE): Sound {
  const pieces = parts.map((part) => sine(part, sampleRate));
  const samples = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return { sampleRate, samples };
}

/** Writes a sine of `frequency` Hz for `seconds` as a WAV file (8 kHz, one channel, PCM16) and returns its path. */
export function writeToneWav(path: string, frequency: number, seconds: number): string {
  writeWav(path, sound([{ frequency, milliseconds: seconds * 1000 }]));
  return path;
}

function sine({ frequency, milliseconds, level = -12 }: Part, sampleRate: number): Int16Array {
  const amplitude = frequency === 0 ? 0 : 32767 * 10 ** (level / 20);
  const step = (2 * Math.PI * frequency) / sampleRate;
  const length = Math.round((milliseconds * sampleRate) / 1000);
  return Int16Array.from({ length }, (_, at) => Math.round(amplitude * Math.sin(step * at)));
}
