import { once } from 'node:events';
import { type Transferable, Worker } from 'node:worker_threads';
import type { MediaLog } from './api.ts';
import { MediaError } from './media-error.ts';
import { type Batch, Outbox } from './outbox.ts';
import type {
  WorkerCommand,
  WorkerEvent,
  WorkerMessage,
  WorkerReply,
  WorkerRequest,
  WorkerSettings,
} from './protocol.ts';

export interface WorkerLinkOptions {
  readonly settings: WorkerSettings;
  readonly log: MediaLog;
  readonly onEvent: (event: WorkerEvent) => void;
  /** The thread died without being asked to; told once. */
  readonly onDeath: (error: MediaError) => void;
}

type Waiting = Pick<PromiseWithResolvers<WorkerReply>, 'resolve' | 'reject'>;

const SHUTDOWN_MS = 2000;

/** One media thread as the plane sees it: requests with answers, and events. */
export class WorkerLink {
  readonly #worker: Worker;
  readonly #outbox: Outbox<WorkerRequest>;
  readonly #options: WorkerLinkOptions;
  readonly #waiting = new Map<number, Waiting>();
  #sequence = 0;
  #state: 'running' | 'closing' | 'dead' = 'running';
  #failure = 'the media thread ended';
  #answered = false;

  constructor(options: WorkerLinkOptions) {
    this.#options = options;
    this.#worker = new Worker(new URL('../worker/worker.ts', import.meta.url), {
      workerData: options.settings,
      // Flags of the program, such as an inspector's or `--eval`, are not for its media threads.
      execArgv: [],
    });
    this.#outbox = new Outbox((requests, transfer) => this.#worker.postMessage(requests, transfer));
    this.#worker.on('message', (messages: Batch<WorkerMessage>) => {
      for (const message of messages) this.#take(message);
    });
    this.#worker.on('error', (error) => {
      this.#failure = `the media thread failed: ${error instanceof Error ? error.message : 'unknown error'}`;
    });
    this.#worker.on('exit', () => this.#onExit());
  }

  get isRunning(): boolean {
    return this.#state === 'running';
  }

  /** Whether the thread ever worked: one that cannot even start is not to be started again and again. */
  get hasWorked(): boolean {
    return this.#answered;
  }

  /** Sends a command; rejects with a `MediaError`. */
  request(command: WorkerCommand, transfer: readonly Transferable[] = []): Promise<WorkerReply> {
    if (this.#state !== 'running') return Promise.reject(new MediaError('worker-failed', this.#failure));
    return this.#send(command, transfer);
  }

  /** Ends the thread, by force when it does not end by itself. Idempotent. */
  async close(): Promise<void> {
    if (this.#state !== 'running') return;
    this.#state = 'closing';
    const exited = once(this.#worker, 'exit');
    const timer = setTimeout(() => this.#worker.terminate(), SHUTDOWN_MS);
    await this.#send({ type: 'shutdown' }, []).catch(() => undefined);
    await exited;
    clearTimeout(timer);
  }

  #send(command: WorkerCommand, transfer: readonly Transferable[]): Promise<WorkerReply> {
    const { promise, resolve, reject } = Promise.withResolvers<WorkerReply>();
    this.#sequence++;
    this.#waiting.set(this.#sequence, { resolve, reject });
    this.#outbox.put({ sequence: this.#sequence, command }, transfer);
    return promise;
  }

  #take(message: WorkerMessage): void {
    switch (message.type) {
      case 'reply':
        this.#answered = true;
        this.#settle(message.sequence)?.resolve(message.reply);
        break;
      case 'refused':
        this.#settle(message.sequence)?.reject(new MediaError(message.code, message.message));
        break;
      case 'event':
        this.#options.onEvent(message.event);
        break;
      case 'log':
        this.#options.log(message.level, message.message, message.detail);
    }
  }

  #settle(sequence: number): Waiting | undefined {
    const waiting = this.#waiting.get(sequence);
    this.#waiting.delete(sequence);
    return waiting;
  }

  #onExit(): void {
    const wasRunning = this.#state === 'running';
    this.#state = 'dead';
    const error = new MediaError(wasRunning ? 'worker-failed' : 'closed', this.#failure);
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
    if (wasRunning) this.#options.onDeath(error);
  }
}
