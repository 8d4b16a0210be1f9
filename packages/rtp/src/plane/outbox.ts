import type { Transferable } from 'node:worker_threads';

/** What one message between threads carries: everything that was said in the same turn of the event loop. */
export type Batch<T> = readonly T[];

type Post<T> = (batch: Batch<T>, transfer: readonly Transferable[]) => void;

/**
 * Gathers what is said to another thread until the end of this turn of the event loop: waking a thread costs more than
 * what it is told.
 */
export class Outbox<T> {
  readonly #post: Post<T>;
  #waiting: T[] = [];
  #transfer: Transferable[] = [];

  constructor(post: Post<T>) {
    this.#post = post;
  }

  put(item: T, transfer: readonly Transferable[] = []): void {
    if (this.#waiting.length === 0) setImmediate(() => this.flush());
    this.#waiting.push(item);
    this.#transfer.push(...transfer);
  }

  /** Sends what waits now. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const batch = this.#waiting;
    const transfer = this.#transfer;
    this.#waiting = [];
    this.#transfer = [];
    this.#post(batch, transfer);
  }
}
