import type { Clock, Timer } from '../clock.ts';

/** What a connection is waited for, and since when. */
export type StreamWait = 'first-message' | 'rest-of-message' | 'next-message';

/** Closes a connection that takes too long: slow senders soon, silent ones late. */
export class StreamDeadline {
  readonly #clock: Clock;
  readonly #limit: (wait: StreamWait) => number;
  readonly #expired: (wait: StreamWait) => void;
  #wait: StreamWait | undefined;
  #timer: Timer | undefined;

  constructor(clock: Clock, limit: (wait: StreamWait) => number, expired: (wait: StreamWait) => void) {
    this.#clock = clock;
    this.#limit = limit;
    this.#expired = expired;
  }

  /** A wait that goes on keeps its deadline, so that single octets do not prolong it; a new silence starts anew. */
  waitFor(wait: StreamWait, progress: boolean): void {
    if (wait === this.#wait && !progress) return;
    this.#timer?.cancel();
    this.#wait = wait;
    this.#timer = this.#clock.after(this.#limit(wait), () => this.#expired(wait));
  }

  stop(): void {
    this.#timer?.cancel();
  }
}
