import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseLog } from '../log.ts';
import type { Postmaster } from './postmaster.ts';

type State =
  | { kind: 'running'; postmaster: Postmaster }
  | { kind: 'restarting'; again: Promise<void> }
  | { kind: 'stopped' };

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** Keeps a server running: one that ends without being told to is started again, with growing pauses while that fails. */
export class Supervisor {
  readonly #start: () => Promise<Postmaster>;
  readonly #log: DatabaseLog;
  readonly #stopping = new AbortController();
  #state: State;

  /** @param start starts a server; called again after each unexpected end */
  constructor(first: Postmaster, start: () => Promise<Postmaster>, log: DatabaseLog) {
    this.#start = start;
    this.#log = log;
    this.#state = { kind: 'running', postmaster: first };
    this.#watch(first);
  }

  /** Stops the server for good; resolves when it is gone. */
  async stop(): Promise<void> {
    const state = this.#state;
    this.#state = { kind: 'stopped' };
    this.#stopping.abort();
    if (state.kind === 'running') await state.postmaster.stop();
    if (state.kind === 'restarting') await state.again;
  }

  /** For when our own process ends in this moment. */
  abandon(): void {
    if (this.#state.kind === 'running') this.#state.postmaster.abandon();
  }

  #watch(postmaster: Postmaster): void {
    void postmaster.ended.then((how) => {
      if (this.#state.kind === 'stopped') return;
      this.#log.error(`The embedded database ended unexpectedly (${how}); starting it again.`);
      this.#state = { kind: 'restarting', again: this.#restart() };
    });
  }

  async #restart(): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; !this.#stopping.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await delay(pause, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      if (this.#stopping.signal.aborted) return;
      const postmaster = await this.#start().catch((error: unknown) => {
        this.#log.error(error instanceof Error ? error.message : String(error));
      });
      if (postmaster === undefined) continue;
      await this.#adopt(postmaster);
      return;
    }
  }

  async #adopt(postmaster: Postmaster): Promise<void> {
    if (this.#stopping.signal.aborted) {
      await postmaster.stop();
      return;
    }
    this.#state = { kind: 'running', postmaster };
    this.#log.info('The embedded database is running again.');
    this.#watch(postmaster);
  }
}
