import type { MediaLog } from './api.ts';
import { MediaError } from './media-error.ts';
import type { WorkerEvent, WorkerSettings } from './protocol.ts';
import { WorkerLink } from './worker-link.ts';

export interface MediaThreadsOptions {
  readonly count: number;
  readonly settings: WorkerSettings;
  readonly log: MediaLog;
  readonly onEvent: (event: WorkerEvent) => void;
  /** A thread died, and another has taken its place if it ever worked. */
  readonly onDeath: (index: number, dead: WorkerLink, error: MediaError) => void;
}

/** The media threads of a plane; each that dies is replaced. */
export class MediaThreads {
  readonly #options: MediaThreadsOptions;
  readonly #links: WorkerLink[];
  #closing = false;

  constructor(options: MediaThreadsOptions) {
    this.#options = options;
    this.#links = Array.from({ length: options.count }, (_, index) => this.#start(index));
  }

  get count(): number {
    return this.#links.length;
  }

  get running(): readonly WorkerLink[] {
    return this.#links.filter((link) => link.isRunning);
  }

  /** Every thread answers; rejects `worker-failed` when one cannot start. */
  async ready(): Promise<void> {
    await Promise.all(this.#links.map((link) => link.request({ type: 'ping' })));
  }

  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all(this.#links.map((link) => link.close()));
  }

  /** The thread with the fewest of what is `placed`. Throws `worker-failed` when none runs. */
  leastLoaded(placed: Iterable<{ readonly link: WorkerLink }>): WorkerLink {
    const [only, ...others] = this.running;
    if (only && others.length === 0) return only;
    const load = new Map(this.running.map((link) => [link, 0]));
    for (const { link } of placed) load.set(link, (load.get(link) ?? 0) + 1);
    const [least] = [...load].sort(([, a], [, b]) => a - b);
    if (!least) throw new MediaError('worker-failed', 'no media thread runs');
    return least[0];
  }

  #start(index: number): WorkerLink {
    const { settings, log, onEvent } = this.#options;
    const link: WorkerLink = new WorkerLink({
      settings,
      log,
      onEvent,
      onDeath: (error) => {
        if (link.hasWorked && !this.#closing) this.#links[index] = this.#start(index);
        this.#options.onDeath(index, link, error);
      },
    });
    return link;
  }
}
