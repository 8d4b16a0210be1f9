import { goertzelPeak } from '../audio/goertzel.ts';
import type { VoicePacket } from './receive-buffer.ts';
import type { VoiceEncoder } from './voice-codec.ts';

/** Samples of a sine that goes on from call to call. */
export class Sine {
  readonly #step: number;
  readonly #peak: number;
  #at = 0;

  constructor(frequency: number, sampleRate: number, peak = 8000) {
    this.#step = (2 * Math.PI * frequency) / sampleRate;
    this.#peak = peak;
  }

  next(count: number): Int16Array {
    return Int16Array.from({ length: count }, () => Math.round(this.#peak * Math.sin(this.#step * this.#at++)));
  }
}

/** One second of 20 ms packets per 50 of a 20 ms sender that speaks a sine. */
export function sinePackets(encoder: VoiceEncoder, frequency: number, count: number): VoicePacket[] {
  const sine = new Sine(frequency, encoder.sampleRate);
  const perPacket = encoder.clockRate / 50;
  return Array.from({ length: count }, (_, i) => ({
    sequence: (65_500 + i) & 0xffff,
    timestamp: (0xffff_f000 + i * perPacket) >>> 0,
    kind: 'audio',
    payload: encoder.encode(sine.next(encoder.sampleRate / 50)),
  }));
}

/** Level of a tone against the peak that it was sent with, in dB. */
export function toneDb(samples: Int16Array, frequency: number, sampleRate: number, sent = 8000): number {
  return 20 * Math.log10(goertzelPeak(samples, frequency, sampleRate) / sent);
}

const WINDOW_MS = 100;

/**
 * Level of a tone in most of some audio, against the peak that it was sent with, in dB: the median of windows of 100 ms,
 * so that neither an end nor a seam in between counts.
 */
export function usualToneDb(samples: Int16Array, frequency: number, sampleRate: number, sent = 8000): number {
  const length = (sampleRate * WINDOW_MS) / 1000;
  const levels: number[] = [];
  for (let at = 0; at + length <= samples.length; at += length) {
    // A Hann window keeps other tones out; it halves this one.
    const window = samples.slice(at, at + length).map((sample, i) => {
      return Math.round(sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / length)));
    });
    levels.push(toneDb(window, frequency, sampleRate, sent / 2));
  }
  return levels.sort((a, b) => a - b)[Math.floor(levels.length / 2)] ?? Number.NEGATIVE_INFINITY;
}

/** The largest change from one change to the next: a click is a jump that the tone before and after it does not have. */
export function sharpestEdge(samples: Int16Array): number {
  let sharpest = 0;
  for (let i = 2; i < samples.length; i++) {
    const bend = (samples[i] ?? 0) - 2 * (samples[i - 1] ?? 0) + (samples[i - 2] ?? 0);
    sharpest = Math.max(sharpest, Math.abs(bend));
  }
  return sharpest;
}

/** Numbers from 0 to 1 that are the same in every run. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function joined(parts: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
