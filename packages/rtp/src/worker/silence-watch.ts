/** Tells once when nothing came for so long. Times are monotonic ms. */
export class SilenceWatch {
  readonly #afterMs: number;
  readonly #tell: (silentMs: number) => void;
  /** When anything last came, or was to be expected from. */
  #aliveAt: number;
  #told = false;

  /** @param afterMs 0 never tells */
  constructor(afterMs: number, now: number, tell: (silentMs: number) => void) {
    this.#afterMs = afterMs;
    this.#aliveAt = now;
    this.#tell = tell;
  }

  /** RTP came, or is to be expected from now on: a new silence may be told. */
  restart(now: number): void {
    this.#aliveAt = now;
    this.#told = false;
  }

  /** RTCP came: the remote lives, though it may go on being silent. */
  prolong(now: number): void {
    this.#aliveAt = now;
  }

  check(now: number): void {
    const silentMs = Math.round(now - this.#aliveAt);
    if (this.#afterMs === 0 || silentMs < this.#afterMs || this.#told) return;
    this.#told = true;
    this.#tell(silentMs);
  }
}
