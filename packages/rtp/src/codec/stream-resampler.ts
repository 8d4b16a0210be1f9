import { Resampler } from '../audio/resample.ts';

/**
 * Changes the sample rate of a running stream block by block: what is left of one block is kept for the next, so that
 * there is no seam. The stream comes out a little later than it went in: by the reach of the filter, about 2 ms.
 */
export class StreamResampler {
  readonly #resampler: Resampler;
  /** Input samples before and after the one that is being rendered. */
  readonly #margin: number;
  #kept: Int16Array;

  /** @param inputRate Hz. @param outputRate Hz; either divides the other. */
  constructor(inputRate: number, outputRate: number) {
    this.#resampler = new Resampler(inputRate, outputRate);
    const step = Math.max(1, inputRate / outputRate);
    this.#margin = Math.ceil((REACH_MS * (inputRate / 1000)) / step) * step;
    this.#kept = new Int16Array(this.#margin * 2);
  }

  /** The next stretch; as long as the block at the other rate. The block holds whole output samples. */
  next(block: Int16Array): Int16Array {
    const input = new Int16Array(this.#kept.length + block.length);
    input.set(this.#kept);
    input.set(block, this.#kept.length);
    const first = this.#resampler.outputLength(this.#margin);
    const output = new Int16Array(first + this.#resampler.outputLength(block.length));
    this.#resampler.render(input, output, first);
    this.#kept = input.slice(-this.#kept.length);
    return output.subarray(first);
  }
}

/** The filter reaches 16 zero crossings of the lower rate to each side, 2.2 ms at 8 kHz. */
const REACH_MS = 2.5;
