/** Endless or finite 8 kHz audio, rendered frame by frame. */
export interface SampleSource {
  /** Fills `frame` and returns how many samples were still audio; the rest is silence. Less than all: it ended. */
  render(frame: Int16Array): number;
}

/** Silence of a given length in samples. */
export class SilenceSource implements SampleSource {
  #left: number;

  constructor(samples: number) {
    this.#left = samples;
  }

  render(frame: Int16Array): number {
    const count = Math.min(this.#left, frame.length);
    this.#left -= count;
    frame.fill(0);
    return count;
  }
}

/** Plays sources one after the other without a gap; `next` makes the n-th (from 0), or null after the last. */
export class ChainSource implements SampleSource {
  readonly #next: (index: number) => SampleSource | null;
  #index = 0;
  #current: SampleSource | null;

  constructor(next: (index: number) => SampleSource | null) {
    this.#next = next;
    this.#current = next(0);
  }

  render(frame: Int16Array): number {
    let filled = 0;
    let barren = 0;
    while (this.#current && filled < frame.length) {
      const count = this.#current.render(frame.subarray(filled));
      filled += count;
      if (filled === frame.length) break;
      // An endless chain of empty sources must not hold the thread.
      barren = count === 0 ? barren + 1 : 0;
      if (barren > MAX_BARREN) this.#current = null;
      else {
        this.#index++;
        this.#current = this.#next(this.#index);
      }
    }
    frame.fill(0, filled);
    return filled;
  }
}

const MAX_BARREN = 1000;
