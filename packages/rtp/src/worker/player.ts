import { newSourceId } from './frame.ts';
import type { PacedTask } from './pacer.ts';
import type { SampleSource } from './sample-source.ts';

/** One frame of generated audio in the numbering of its source. */
export interface GeneratedFrame {
  readonly sourceId: number;
  readonly sequence: number;
  /** Counts at 8 kHz, whatever the sample rate. */
  readonly timestamp: number;
  readonly samples: Int16Array;
  /** Hz. Default 8000. */
  readonly sampleRate?: number;
}

export interface PlayerOptions {
  readonly playId: number;
  readonly ptimeMs: number;
  readonly source: SampleSource;
  readonly send: (frame: GeneratedFrame) => void;
  /** The last frame is out and its time is over. */
  readonly finish: () => void;
}

/** Turns a source into frames at exact intervals. */
export class Player implements PacedTask {
  readonly playId: number;
  readonly intervalMs: number;
  readonly #options: PlayerOptions;
  readonly #sourceId = newSourceId();
  readonly #samples: Int16Array;
  #sequence = 0;
  #timestamp = 0;

  constructor(options: PlayerOptions) {
    this.playId = options.playId;
    this.intervalMs = options.ptimeMs;
    this.#options = options;
    this.#samples = new Int16Array(options.ptimeMs * 8);
  }

  step(skipped: number): boolean {
    const count = this.#options.source.render(this.#samples);
    if (count === 0) {
      this.#options.finish();
      return false;
    }
    this.#timestamp += skipped * this.#samples.length;
    this.#options.send({
      sourceId: this.#sourceId,
      sequence: this.#sequence & 0xffff,
      timestamp: this.#timestamp,
      samples: this.#samples,
    });
    this.#sequence++;
    this.#timestamp += this.#samples.length;
    return true;
  }
}
