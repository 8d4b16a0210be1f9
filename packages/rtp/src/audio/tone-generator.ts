import { peakOfDbm0 } from './level.ts';
import { DEFAULT_TONE_LEVEL_DBM0, type Tone, type ToneSegment } from './tone.ts';

/** A sine by the recurrence y[n] = 2 cos(w) y[n-1] - y[n-2]: one multiplication a sample, starting at phase 0. */
interface Oscillator {
  readonly coefficient: number;
  current: number;
  previous: number;
}

interface Stretch {
  readonly frequencies: readonly number[];
  /** Samples; may be Infinity. */
  readonly length: number;
}

/** Renders a cadenced tone frame by frame; level per frequency as the tone says. */
export class ToneGenerator {
  readonly #stretches: readonly Stretch[];
  readonly #loops: number;
  readonly #peak: number;
  readonly #sampleRate: number;
  #loop = 0;
  #index = 0;
  #position = 0;
  #oscillators: Oscillator[];

  constructor(tone: Tone, sampleRate = 8000) {
    this.#sampleRate = sampleRate;
    this.#stretches = tone.segments.flatMap((segment) => stretchesOf(segment, sampleRate));
    this.#loops = this.#stretches.length === 0 ? 0 : (tone.loops ?? Number.POSITIVE_INFINITY);
    this.#peak = peakOfDbm0(tone.levelDbm0 ?? DEFAULT_TONE_LEVEL_DBM0);
    this.#oscillators = this.#oscillatorsOf(0);
  }

  /** Fills `frame` and returns how many samples were still part of the tone; the rest is silence. */
  render(frame: Int16Array): number {
    let filled = 0;
    while (filled < frame.length && this.#loop < this.#loops) {
      const left = (this.#stretches[this.#index]?.length ?? 0) - this.#position;
      const count = Math.min(left, frame.length - filled);
      this.#sound(frame.subarray(filled, filled + count));
      filled += count;
      this.#position += count;
      if (count === left) this.#nextStretch();
    }
    frame.fill(0, filled);
    return filled;
  }

  #sound(frame: Int16Array): void {
    frame.fill(0);
    for (const oscillator of this.#oscillators) {
      for (let i = 0; i < frame.length; i++) {
        frame[i] = clamp((frame[i] ?? 0) + oscillator.current);
        const next = oscillator.coefficient * oscillator.current - oscillator.previous;
        oscillator.previous = oscillator.current;
        oscillator.current = next;
      }
    }
  }

  #nextStretch(): void {
    this.#position = 0;
    this.#index++;
    if (this.#index === this.#stretches.length) {
      this.#index = 0;
      this.#loop++;
    }
    this.#oscillators = this.#oscillatorsOf(this.#index);
  }

  #oscillatorsOf(index: number): Oscillator[] {
    return (this.#stretches[index]?.frequencies ?? []).map((frequency) => {
      const step = (2 * Math.PI * frequency) / this.#sampleRate;
      return { coefficient: 2 * Math.cos(step), current: 0, previous: -this.#peak * Math.sin(step) };
    });
  }
}

/** Sound and pause as separate stretches; empty ones are left out, so that every stretch makes progress. */
function stretchesOf(segment: ToneSegment, sampleRate: number): Stretch[] {
  const sound = { frequencies: segment.frequencies, length: samplesOf(segment.on, sampleRate) };
  const pause = { frequencies: [], length: samplesOf(segment.off, sampleRate) };
  return [sound, pause].filter((stretch) => stretch.length > 0);
}

function samplesOf(ms: number, sampleRate: number): number {
  return Math.round((ms * sampleRate) / 1000);
}

function clamp(sample: number): number {
  return Math.max(-32768, Math.min(32767, Math.round(sample)));
}
