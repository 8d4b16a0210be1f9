import { expect } from 'vitest';
import { dominantTone, excerpt } from '../audio/measure.ts';
import type { Sound } from '../audio/wav.ts';

/** Between the edges of a call, where echoes of its set-up are over. */
const SETTLED_MS = 300;

/**
 * Expects a clean tone in a stretch of sound.
 * @param where in milliseconds; default from shortly after the start to the end
 */
export function expectTone(heard: Sound, frequency: number, where: { from?: number; to?: number } = {}): void {
  const tone = dominantTone(excerpt(heard, where.from ?? SETTLED_MS, where.to));
  expect(Math.abs(tone.frequency - frequency), `heard ${JSON.stringify(tone)}`).toBeLessThan(5);
  expect(tone.snr, `how clean ${frequency} Hz is`).toBeGreaterThan(10);
}
