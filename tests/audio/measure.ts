import type { Sound } from './wav.ts';

/** The strongest sine in a stretch of sound. */
export interface Tone {
  /** Hz, as exact as the stretch is long: about ±1 Hz from 100 ms on */
  readonly frequency: number;
  /** dB relative to a full-scale sine; -Infinity in silence */
  readonly level: number;
  /** dB between the sine and everything else in the stretch; from about 10 on it is heard as a clean tone */
  readonly snr: number;
}

export interface ToneSegment {
  /** Hz */
  readonly frequency: number;
  readonly startMs: number;
  readonly endMs: number;
  /** dB relative to a full-scale sine */
  readonly level: number;
}

export interface SegmentRules {
  /** length of a measured window; the edges found are exact to about half of it; default 40 */
  readonly windowMs?: number;
  /** a window below it counts as silence; dB, default -45 */
  readonly minLevel?: number;
  /** a window below it counts as noise or speech; dB, default 6 */
  readonly minSnr?: number;
  /** shorter segments are dropped; default 60 */
  readonly minMs?: number;
}

const LOWEST_HZ = 150;
const HIGHEST_HZ = 3600;
const FULL_SCALE = 32768;

/** The part of `whole` from `startMs` to `endMs`. */
export function excerpt(whole: Sound, startMs: number, endMs = Number.POSITIVE_INFINITY): Sound {
  const index = (ms: number) => Math.min(whole.samples.length, Math.round((ms * whole.sampleRate) / 1000));
  return { sampleRate: whole.sampleRate, samples: whole.samples.subarray(index(startMs), index(endMs)) };
}

/** Length of a sound in milliseconds. */
export function durationMs(whole: Sound): number {
  return (whole.samples.length * 1000) / whole.sampleRate;
}

/** Level of everything in a stretch of sound: dB relative to a full-scale sine, -Infinity in digital silence. */
export function level(part: Sound): number {
  return decibels(meanSquare(part.samples) * 2);
}

/**
 * The sine that dominates a stretch of sound.
 * @param candidates only these frequencies are looked for (Hz); without, all of the telephone band
 */
export function dominantTone(part: Sound, candidates?: readonly number[]): Tone {
  const total = meanSquare(part.samples);
  if (total === 0) return { frequency: 0, level: Number.NEGATIVE_INFINITY, snr: Number.NEGATIVE_INFINITY };
  const frequency = candidates ? strongest(part, candidates) : searchBand(part);
  const tone = Math.min(sinePower(part, frequency), total);
  return { frequency, level: decibels(tone * 2), snr: decibels(tone / Math.max(total - tone, total * 1e-9)) };
}

/** How strong one frequency is in a stretch of sound: dB relative to a full-scale sine. */
export function levelAt(part: Sound, frequency: number): number {
  return decibels(sinePower(part, frequency) * 2);
}

/** The clean tones in a sound, one after another; what is silent, noise or speech between them is left out. */
export function toneSegments(whole: Sound, rules: SegmentRules = {}): ToneSegment[] {
  const { windowMs = 40, minLevel = -45, minSnr = 6, minMs = 60 } = rules;
  const hop = windowMs / 2;
  const runs: { startMs: number; endMs: number; frequency: number }[] = [];
  for (let startMs = 0; startMs + windowMs <= durationMs(whole); startMs += hop) {
    const tone = dominantTone(excerpt(whole, startMs, startMs + windowMs));
    if (tone.level < minLevel || tone.snr < minSnr) continue;
    const run = runs.at(-1);
    const goesOn = run && startMs <= run.endMs && Math.abs(run.frequency - tone.frequency) < 600 / windowMs;
    if (goesOn) run.endMs = startMs + windowMs;
    else runs.push({ startMs, endMs: startMs + windowMs, frequency: tone.frequency });
  }
  return runs.filter((run) => run.endMs - run.startMs >= minMs).map((run) => ({ ...run, ...wholeTone(whole, run) }));
}

function wholeTone(whole: Sound, run: { startMs: number; endMs: number }): { frequency: number; level: number } {
  const { frequency, level: loudness } = dominantTone(
    excerpt(whole, run.startMs, Math.min(run.endMs, run.startMs + 500)),
  );
  return { frequency: Math.round(frequency * 10) / 10, level: loudness };
}

/** A grid as fine as the stretch can resolve, then ever closer around its strongest line. */
function searchBand(part: Sound): number {
  const highest = Math.min(HIGHEST_HZ, part.sampleRate / 2 - 100);
  const resolution = part.sampleRate / part.samples.length;
  let step = Math.max(1, resolution / 2);
  let best = strongest(part, range(LOWEST_HZ, highest, step));
  while (step > 0.02) {
    best = strongest(part, range(best - step, best + step, step / 4));
    step /= 4;
  }
  return best;
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
}

function strongest(part: Sound, candidates: readonly number[]): number {
  let best = { frequency: 0, power: -1 };
  for (const frequency of candidates) {
    const power = sinePower(part, frequency);
    if (power > best.power) best = { frequency, power };
  }
  return best.frequency;
}

/** Goertzel's algorithm: mean square of the sine of `frequency` in the stretch, full scale = 1. */
function sinePower({ samples, sampleRate }: Sound, frequency: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequency) / sampleRate);
  let last = 0;
  let before = 0;
  for (const sample of samples) {
    const next = sample / FULL_SCALE + coefficient * last - before;
    before = last;
    last = next;
  }
  const energy = last * last + before * before - coefficient * last * before;
  return samples.length === 0 ? 0 : (2 * energy) / samples.length ** 2;
}

function meanSquare(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += (sample / FULL_SCALE) ** 2;
  return samples.length === 0 ? 0 : sum / samples.length;
}

function decibels(power: number): number {
  return power <= 0 ? Number.NEGATIVE_INFINITY : 10 * Math.log10(power);
}
