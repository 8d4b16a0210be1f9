import { bestLag, crossFade } from './waveform-match.ts';

const NONE: Int16Array = new Int16Array(0);

/** Decoded audio waiting to be sent. */
export class SampleQueue {
  #samples = NONE;

  get length(): number {
    return this.#samples.length;
  }

  /** Takes the samples over: they are no longer the caller's to change. */
  push(samples: Int16Array): void {
    if (this.#samples.length === 0) {
      this.#samples = samples;
      return;
    }
    const joined = new Int16Array(this.#samples.length + samples.length);
    joined.set(this.#samples);
    joined.set(samples, this.#samples.length);
    this.#samples = joined;
  }

  /** The next `count` samples. */
  shift(count: number): Int16Array {
    const samples = this.#samples;
    this.#samples = count < samples.length ? samples.subarray(count) : NONE;
    return count < samples.length ? samples.subarray(0, count) : samples;
  }

  /**
   * Makes the beginning shorter by one period, from `shortest` to `longest` samples, fading over `overlap`: the pitch
   * stays and nothing jumps. Tells how many samples went; 0 when there are too few.
   */
  shorten(range: { readonly shortest: number; readonly longest: number }, overlap: number): number {
    const samples = this.#samples;
    if (samples.length < range.longest + overlap * 2) return 0;
    const at = range.longest + overlap;
    const lag = bestLag(samples, at, overlap, range);
    const faded = crossFade(samples.subarray(at - lag, at - lag + overlap), samples.subarray(at, at + overlap));
    const shortened = samples.slice(0, samples.length - lag);
    shortened.set(faded, at - lag);
    shortened.set(samples.subarray(at + overlap), at - lag + overlap);
    this.#samples = shortened;
    return lag;
  }
}
