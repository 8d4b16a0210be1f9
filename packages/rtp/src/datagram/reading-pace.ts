/** What lies between two readings, ms, at the least and at the most while datagrams come. */
const QUICKEST_MS = 1;
const SLOWEST_MS = 4;
/** So many datagrams are worth a wake-up of the thread. */
const WORTH_WAKING = 8;
const WINDOW_MS = 20;
/** After so long without a datagram none is expected soon: a call on hold. */
const IDLE_AFTER_MS = 1000;
const IDLE_MS = 10;

/**
 * Chooses the pace of reading by what came lately: so that a reading brings several datagrams, without keeping any for
 * longer than 4 ms. From some eighty calls on that is every millisecond.
 */
export class ReadingPace {
  #windowFrom = Number.NEGATIVE_INFINITY;
  #datagrams = 0;
  #lastAt: number;
  #intervalMs = SLOWEST_MS;

  /** @param now monotonic ms */
  constructor(now: number) {
    this.#lastAt = now;
  }

  /** Whole ms until the next reading. */
  get intervalMs(): number {
    return this.#intervalMs;
  }

  /** A reading at monotonic `now` (ms) brought so many datagrams. */
  note(datagrams: number, now: number): void {
    if (datagrams > 0) this.#lastAt = now;
    this.#datagrams += datagrams;
    const elapsed = now - this.#windowFrom;
    if (elapsed < WINDOW_MS) return;
    const worth = Math.floor((WORTH_WAKING * elapsed) / this.#datagrams);
    const isIdle = now - this.#lastAt >= IDLE_AFTER_MS;
    this.#intervalMs = isIdle ? IDLE_MS : Math.min(SLOWEST_MS, Math.max(QUICKEST_MS, worth));
    this.#windowFrom = now;
    this.#datagrams = 0;
  }
}
