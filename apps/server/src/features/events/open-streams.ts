import { errors } from '../../http/errors.ts';

/** Streams of one user, for as many browser tabs as are sensible. */
const MOST_PER_USER = 12;
const MOST_IN_ALL = 5_000;
const RETRY_AFTER_SECONDS = 30;

/** Counts open streams, so that nobody can take them all. */
export class OpenStreams {
  readonly #ofUser = new Map<number, number>();
  readonly #told: (open: number) => void;
  #open = 0;

  /** @param told hears how many are open */
  constructor(told: (open: number) => void) {
    this.#told = told;
  }

  /**
   * @returns the function that gives the place back, once
   * @throws ApiError 429 when the user has enough, 503 when the process has
   */
  take(userId: number): () => void {
    const own = this.#ofUser.get(userId) ?? 0;
    if (own >= MOST_PER_USER) throw errors.tooMany('Too many event streams are open', RETRY_AFTER_SECONDS);
    if (this.#open >= MOST_IN_ALL) throw errors.unavailable('Too many event streams are open on this server');
    this.#change(userId, own + 1, 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#change(userId, (this.#ofUser.get(userId) ?? 1) - 1, -1);
    };
  }

  #change(userId: number, own: number, by: number): void {
    if (own === 0) this.#ofUser.delete(userId);
    else this.#ofUser.set(userId, own);
    this.#open += by;
    this.#told(this.#open);
  }
}
