import type { FaxTone, FaxToneDetector } from '@strowger/rtp';
import type { FaxDsp } from '../dsp/fax-dsp.ts';

/** Listens for one tone until it is heard. */
export class ToneWatch {
  readonly #tone: FaxTone;
  readonly #onHeard: (tone: FaxTone) => void;
  #detector: FaxToneDetector | null;

  constructor(dsp: FaxDsp, tone: FaxTone, onHeard: (tone: FaxTone) => void) {
    this.#tone = tone;
    this.#onHeard = onHeard;
    this.#detector = dsp.openToneDetector(tone);
  }

  hear(samples: Int16Array): void {
    if (!this.#detector?.hear(samples)) return;
    this.close();
    this.#onHeard(this.#tone);
  }

  /** Idempotent. */
  close(): void {
    this.#detector?.close();
    this.#detector = null;
  }
}
