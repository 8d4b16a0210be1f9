import type { WorkerLink } from './worker-link.ts';

/** Something that a media thread does until it says how that ended. */
export interface Undertaking<E> {
  readonly number: number;
  /** Never rejects. */
  readonly ended: Promise<E>;
}

interface Running<E> {
  readonly link: WorkerLink;
  readonly end: (how: E) => void;
}

/** What the media threads do for a plane, numbered, until somebody says how it ended. */
export class Undertakings<E> {
  readonly #running = new Map<number, Running<E>>();
  readonly #lost: E;
  #count = 0;

  /** @param lost how those end whose thread is gone */
  constructor(lost: E) {
    this.#lost = lost;
  }

  /** Something that the thread is about to be asked for; forgotten when it refuses. Rejects as `ask` does. */
  async begin(link: WorkerLink, ask: (number: number) => Promise<unknown>): Promise<Undertaking<E>> {
    const { promise: ended, resolve: end } = Promise.withResolvers<E>();
    this.#count++;
    const number = this.#count;
    this.#running.set(number, { link, end });
    try {
      await ask(number);
    } catch (error) {
      this.#running.delete(number);
      throw error;
    }
    return { number, ended };
  }

  /** The thread that is at it; null when it ended. */
  threadOf(number: number): WorkerLink | null {
    return this.#running.get(number)?.link ?? null;
  }

  end(number: number, how: E): void {
    this.#running.get(number)?.end(how);
    this.#running.delete(number);
  }

  /** Ends, as lost, what this thread did, or any. */
  endAll(link?: WorkerLink): void {
    for (const [number, running] of this.#running) {
      if (link === undefined || running.link === link) this.end(number, this.#lost);
    }
  }
}
