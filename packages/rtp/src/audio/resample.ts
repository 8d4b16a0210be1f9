/** Zero crossings of the kernel on each side: about 70 dB of stop band with the window below. */
const ZERO_CROSSINGS = 16;
/** Share of the narrower Nyquist band that passes; the rest is the filter's slope. */
const PASS_BAND = 0.92;

/**
 * Changes the sample rate by a windowed-sinc filter, which is also the low-pass that down-sampling needs.
 * Any stretch of the output can be rendered on its own, so that long audio can be converted in slices.
 */
export class Resampler {
  readonly #inputStep: number;
  readonly #phases: number;
  /** One row of taps per fractional position of an output sample between two input samples. */
  readonly #taps: readonly Float64Array[];
  readonly #reach: number;

  /** @param inputRate Hz, whole. @param outputRate Hz, whole. */
  constructor(inputRate: number, outputRate: number) {
    const divisor = greatestCommonDivisor(inputRate, outputRate);
    this.#inputStep = inputRate / divisor;
    this.#phases = outputRate / divisor;
    const cutoff = Math.min(1, outputRate / inputRate) * (inputRate === outputRate ? 1 : PASS_BAND);
    this.#reach = inputRate === outputRate ? 0 : Math.ceil(ZERO_CROSSINGS / cutoff);
    this.#taps = Array.from({ length: this.#phases }, (_, phase) => kernel(phase / this.#phases, this.#reach, cutoff));
  }

  /** Input samples that an output sample depends on, to each side. */
  get reach(): number {
    return this.#reach;
  }

  /** How many output samples this many input samples give. */
  outputLength(inputLength: number): number {
    return Math.floor((inputLength * this.#phases) / this.#inputStep);
  }

  /** Fills `output[first..last)`; what lies outside the input counts as silence. */
  render(input: Int16Array, output: Int16Array, first = 0, last = output.length): void {
    for (let i = first; i < last; i++) {
      const position = i * this.#inputStep;
      const taps = this.#taps[position % this.#phases];
      const start = Math.floor(position / this.#phases) - this.#reach;
      let sum = 0;
      if (taps) for (let k = 0; k < taps.length; k++) sum += (taps[k] ?? 0) * (input[start + k] ?? 0);
      output[i] = Math.max(-32768, Math.min(32767, Math.round(sum)));
    }
  }
}

/** Taps for an output sample `fraction` of an input step after the middle tap; their sum is 1. */
function kernel(fraction: number, reach: number, cutoff: number): Float64Array {
  const taps = Float64Array.from({ length: reach * 2 + 1 }, (_, k) => {
    const distance = k - reach - fraction;
    return cutoff * sinc(distance * cutoff) * blackman(distance / (reach + 1));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Blackman window over -1 to 1. */
function blackman(x: number): number {
  return Math.abs(x) >= 1 ? 0 : 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
