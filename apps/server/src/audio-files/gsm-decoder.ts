import { type GsmFrame, type GsmSubframe, readGsmFrame } from './gsm-frame.ts';

/** Of 20 ms at 8 kHz. */
export const GSM_FRAME_SAMPLES = 160;

const SUBFRAME = 40;
const LONGEST_LAG = 120;
const SHORTEST_LAG = 40;
const ORDER = 8;

/** ETSI EN 300 961 table 3.1, as §5.2.8 uses it: offset, least code and inverse of the factor of each ratio. */
const LAR_OFFSET = [0, 0, 2048, -2560, 94, -1792, -341, -1144] as const;
const LAR_LEAST = [-32, -32, -16, -16, -8, -8, -4, -4] as const;
const LAR_INVERSE = [13107, 13107, 13107, 13107, 19223, 17476, 31454, 29708] as const;
/** Table 3.3: gains of the long term. */
const GAIN = [3277, 11469, 21299, 32767] as const;
/** Table 5.6: normalised direct mantissas. */
const MANTISSA = [18431, 20479, 22527, 24575, 26623, 28671, 30719, 32767] as const;
const DE_EMPHASIS = 28180;

/** Where the log area ratios of the frame before fade into those of this one (§5.2.9.1). */
const FADES: readonly (readonly [end: number, ratio: (before: number, now: number) => number])[] = [
  [13, (before, now) => add(add(before >> 2, now >> 2), before >> 1)],
  [27, (before, now) => add(before >> 1, now >> 1)],
  [40, (before, now) => add(add(before >> 2, now >> 2), now >> 1)],
  [GSM_FRAME_SAMPLES, (_before, now) => now],
];

/** Decodes GSM full rate speech (ETSI EN 300 961 §5.3) in its own arithmetic of 16 bits, frame after frame. */
export class GsmDecoder {
  /** What the long term predicts from, and behind it the excitation of the frame. */
  readonly #excitation = new Int16Array(LONGEST_LAG + GSM_FRAME_SAMPLES);
  readonly #filter = new Int16Array(ORDER + 1);
  #lag = SHORTEST_LAG;
  #ratios: readonly number[] = Array.from({ length: ORDER }, () => 0);
  #emphasised = 0;

  /** @param at where the frame begins in the bytes @param output room for 160 samples */
  decode(bytes: Uint8Array, at: number, output: Int16Array): void {
    const frame = readGsmFrame(bytes, at);
    this.#excite(frame);
    this.#synthesise(frame, output);
    for (let n = 0; n < GSM_FRAME_SAMPLES; n += 1) {
      this.#emphasised = add(output[n] ?? 0, multiply(this.#emphasised, DE_EMPHASIS));
      output[n] = add(this.#emphasised, this.#emphasised) & ~7;
    }
  }

  /** Pulses and, a pitch period back, what was excited before (§5.3.1, §5.3.2). */
  #excite({ subframes }: GsmFrame): void {
    const signal = this.#excitation;
    signal.copyWithin(0, GSM_FRAME_SAMPLES);
    for (const [index, subframe] of subframes.entries()) {
      const start = LONGEST_LAG + index * SUBFRAME;
      const pulses = pulsesOf(subframe);
      if (subframe.lag >= SHORTEST_LAG && subframe.lag <= LONGEST_LAG) this.#lag = subframe.lag;
      const gain = GAIN[subframe.gain] ?? 0;
      for (let n = 0; n < SUBFRAME; n += 1) {
        signal[start + n] = add(pulses[n] ?? 0, multiply(gain, signal[start + n - this.#lag] ?? 0));
      }
    }
  }

  /** The lattice filter of the vocal tract (§5.3.4). */
  #synthesise({ lar }: GsmFrame, output: Int16Array): void {
    const ratios = lar.map(ratioOf);
    let n = 0;
    for (const [end, fade] of FADES) {
      const reflections = ratios.map((ratio, i) => reflectionOf(fade(this.#ratios[i] ?? 0, ratio)));
      for (; n < end; n += 1) output[n] = this.#step(reflections, this.#excitation[LONGEST_LAG + n] ?? 0);
    }
    this.#ratios = ratios;
  }

  #step(reflections: readonly number[], excited: number): number {
    const filter = this.#filter;
    let sample = excited;
    for (let i = ORDER - 1; i >= 0; i -= 1) {
      const [reflection = 0, state = 0] = [reflections[i], filter[i]];
      sample = subtract(sample, multiply(reflection, state));
      filter[i + 1] = add(state, multiply(reflection, sample));
    }
    filter[0] = sample;
    return sample;
  }
}

/** The 13 pulses of a subframe on their grid (§5.2.15 to §5.2.17). */
function pulsesOf({ grid, blockMaximum, pulses }: GsmSubframe): Int16Array {
  const { exponent, mantissa } = scaleOf(blockMaximum);
  const factor = MANTISSA[mantissa] ?? 0;
  const shift = 6 - exponent;
  const half = shift > 0 ? 1 << (shift - 1) : 0;
  const placed = new Int16Array(SUBFRAME);
  for (const [i, pulse] of pulses.entries()) {
    placed[grid + 3 * i] = add(multiply(factor, (2 * pulse - 7) << 12), half) >> shift;
  }
  return placed;
}

function scaleOf(blockMaximum: number): { readonly exponent: number; readonly mantissa: number } {
  let exponent = blockMaximum > 15 ? (blockMaximum >> 3) - 1 : 0;
  let mantissa = blockMaximum - (exponent << 3);
  if (mantissa === 0) return { exponent: -4, mantissa: 7 };
  for (; mantissa <= 7; exponent -= 1) mantissa = (mantissa << 1) | 1;
  return { exponent, mantissa: mantissa - 8 };
}

/** A decoded log area ratio (§5.2.8). */
function ratioOf(code: number, i: number): number {
  const level = subtract((code + (LAR_LEAST[i] ?? 0)) << 10, (LAR_OFFSET[i] ?? 0) << 1);
  const ratio = multiply(LAR_INVERSE[i] ?? 0, level);
  return add(ratio, ratio);
}

/** A reflection coefficient of a log area ratio (§5.2.9.2). */
function reflectionOf(ratio: number): number {
  const size = Math.min(Math.abs(ratio), 32767);
  const reflection = size < 11059 ? size << 1 : size < 20070 ? size + 11059 : add(size >> 2, 26112);
  return ratio < 0 ? -reflection : reflection;
}

function add(a: number, b: number): number {
  return saturated(a + b);
}

function subtract(a: number, b: number): number {
  return saturated(a - b);
}

/** The rounded product of two fractions. */
function multiply(a: number, b: number): number {
  return saturated((a * b + 16384) >> 15);
}

function saturated(value: number): number {
  return Math.max(-32768, Math.min(32767, value));
}
