import { RateMatch } from '../codec/rate-match.ts';
import type { SumTaker } from '../mixing/mixer.ts';
import type { Recorder } from './recorder.ts';
import { RECORDING_HZ } from './wav-writer.ts';

/** Records the sum of a mixer. */
export class MixerRecording implements SumTaker {
  readonly #recorder: Recorder;
  readonly #rate = new RateMatch(RECORDING_HZ);
  readonly #mixerHz: number;

  constructor(recorder: Recorder, mixerHz: number) {
    this.#recorder = recorder;
    this.#mixerHz = mixerHz;
  }

  take(sum: Int16Array): boolean {
    return this.#recorder.take({ left: this.#rate.next(sum, this.#mixerHz), right: null });
  }

  close(): void {
    this.#recorder.end('closed');
  }
}
