import type { Sound } from './wav.ts';

/** Half a second is told from any other speech. */
const WINDOW = 4000;

/**
 * How much a stretch of sound is the same waveform as the loudest half second of another, wherever it lies in it: 1 is
 * equal but for its loudness, speech that is another has 0.3 at most. Both at 8 kHz.
 */
export function likeness(heard: Sound, original: Sound): number {
  const wanted = loudest(original.samples);
  const own = energy(wanted, 0);
  let [best, running] = [0, energy(heard.samples, 0)];
  for (let at = 0; at + WINDOW <= heard.samples.length; at++) {
    if (at > 0) running += square(heard.samples[at + WINDOW - 1]) - square(heard.samples[at - 1]);
    if (running < own / 100) continue;
    let product = 0;
    for (let index = 0; index < WINDOW; index++) product += (heard.samples[at + index] ?? 0) * (wanted[index] ?? 0);
    best = Math.max(best, product / Math.sqrt(running * own));
  }
  return best;
}

function loudest(samples: Int16Array): Int16Array {
  let [best, place] = [0, 0];
  for (let at = 0; at + WINDOW <= samples.length; at += 400) {
    const found = energy(samples, at);
    if (found > best) [best, place] = [found, at];
  }
  return samples.subarray(place, place + WINDOW);
}

function energy(samples: Int16Array, at: number): number {
  let sum = 0;
  for (let index = at; index < at + WINDOW; index++) sum += square(samples[index]);
  return sum;
}

function square(sample = 0): number {
  return sample * sample;
}
