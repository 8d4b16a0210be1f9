import { StreamResampler } from './stream-resampler.ts';

/** Brings a stream to one sample rate, whatever rate it comes in. */
export class RateMatch {
  readonly #rateHz: number;
  #resampler: { readonly from: number; readonly stream: StreamResampler } | null = null;

  constructor(rateHz: number) {
    this.#rateHz = rateHz;
  }

  /** The next block; the same one when its rate is right already. */
  next(samples: Int16Array, sampleRate: number): Int16Array {
    if (sampleRate === this.#rateHz) return samples;
    if (this.#resampler?.from !== sampleRate) {
      this.#resampler = { from: sampleRate, stream: new StreamResampler(sampleRate, this.#rateHz) };
    }
    return this.#resampler.stream.next(samples);
  }

  /** Forgets what came before: the next block begins another stream. */
  reset(): void {
    this.#resampler = null;
  }
}
