/** Frames that still pass after the last loud one, so that the ends of words are not cut off: 300 ms. */
const HANGOVER_FRAMES = 15;

/** Lets frames of 20 ms pass from the first that is loud enough until a while after the last. */
export class EnergyGate {
  /** dBov. */
  thresholdDb: number;
  #framesLeft = 0;

  constructor(thresholdDb: number) {
    this.thresholdDb = thresholdDb;
  }

  get isOpen(): boolean {
    return this.#framesLeft > 0;
  }

  /** Whether a frame of this level (dBov) passes. */
  passes(levelDb: number): boolean {
    if (levelDb >= this.thresholdDb) this.#framesLeft = HANGOVER_FRAMES;
    else if (this.#framesLeft > 0) this.#framesLeft--;
    return this.isOpen;
  }

  close(): void {
    this.#framesLeft = 0;
  }
}
