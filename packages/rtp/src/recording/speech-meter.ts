/** How much of a recording is speech, and how long it has been silent. */
export class SpeechMeter {
  readonly #thresholdDb: number;
  speechMs = 0;
  /** Since the last speech, or since the beginning. */
  silentMs = 0;

  /** @param thresholdDb dBov */
  constructor(thresholdDb: number) {
    this.#thresholdDb = thresholdDb;
  }

  /** A stretch of `ms` at a level in dBov. */
  hear(levelDb: number, ms: number): void {
    if (levelDb >= this.#thresholdDb) {
      this.speechMs += ms;
      this.silentMs = 0;
    } else {
      this.silentMs += ms;
    }
  }
}
