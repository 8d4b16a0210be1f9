import { once } from 'node:events';
import { type Transferable, Worker } from 'node:worker_threads';
import type { MediaLog } from './api.ts';
import { type Batch, Outbox } from './outbox.ts';
import type { ThreadMessage, ThreadRequest } from './thread-protocol.ts';

export interface ThreadLinkOptions<Command, Event, Code extends string, Failure extends Error> {
  /** The module that the thread runs; it serves requests by `serveThread`. */
  readonly entry: URL;
  /** What the thread is called in errors. */
  readonly name: string;
  /** Given as its `workerData`. */
  readonly settings: unknown;
  /** The command after which the thread ends by itself. */
  readonly shutdown: Command;
  readonly log: MediaLog;
  readonly onEvent: (event: Event) => void;
  /** The thread died without being asked to; told once. */
  readonly onDeath: (error: Failure) => void;
  /** The error of a refusal. */
  readonly refusal: (code: Code | 'worker-failed' | 'closed', message: string) => Failure;
}

type Waiting<Reply> = Pick<PromiseWithResolvers<Reply>, 'resolve' | 'reject'>;

const SHUTDOWN_MS = 2000;

/** A thread as its owner sees it: requests with answers, and events. */
export class ThreadLink<Command, Reply, Event, Code extends string, Failure extends Error> {
  readonly #worker: Worker;
  readonly #outbox: Outbox<ThreadRequest<Command>>;
  readonly #options: ThreadLinkOptions<Command, Event, Code, Failure>;
  readonly #waiting = new Map<number, Waiting<Reply>>();
  #sequence = 0;
  #state: 'running' | 'closing' | 'dead' = 'running';
  #failure: string;
  #answered = false;

  constructor(options: ThreadLinkOptions<Command, Event, Code, Failure>) {
    this.#options = options;
    this.#failure = `the ${options.name} ended`;
    this.#worker = new Worker(options.entry, {
      workerData: options.settings,
      // Flags of the program, such as an inspector's or `--eval`, are not for its threads.
      execArgv: [],
    });
    this.#outbox = new Outbox((requests, transfer) => this.#worker.postMessage(requests, transfer));
    this.#worker.on('message', (messages: Batch<ThreadMessage<Reply, Event, Code>>) => {
      for (const message of messages) this.#take(message);
    });
    this.#worker.on('error', (error) => {
      this.#failure = `the ${options.name} failed: ${error instanceof Error ? error.message : 'unknown error'}`;
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

  /** Sends a command; rejects with the error of a refusal. */
  request(command: Command, transfer: readonly Transferable[] = []): Promise<Reply> {
    if (this.#state !== 'running') return Promise.reject(this.#options.refusal('worker-failed', this.#failure));
    return this.#send(command, transfer);
  }

  /** Ends the thread, by force when it does not end by itself. Idempotent. */
  async close(): Promise<void> {
    if (this.#state !== 'running') return;
    this.#state = 'closing';
    const exited = once(this.#worker, 'exit');
    const timer = setTimeout(() => this.#worker.terminate(), SHUTDOWN_MS);
    await this.#send(this.#options.shutdown, []).catch(() => undefined);
    await exited;
    clearTimeout(timer);
  }

  #send(command: Command, transfer: readonly Transferable[]): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    this.#sequence++;
    this.#waiting.set(this.#sequence, { resolve, reject });
    this.#outbox.put({ sequence: this.#sequence, command }, transfer);
    return promise;
  }

  #take(message: ThreadMessage<Reply, Event, Code>): void {
    switch (message.type) {
      case 'reply':
        this.#answered = true;
        this.#settle(message.sequence)?.resolve(message.reply);
        break;
      case 'refused':
        this.#settle(message.sequence)?.reject(this.#options.refusal(message.code, message.message));
        break;
      case 'event':
        this.#options.onEvent(message.event);
        break;
      case 'log':
        this.#options.log(message.level, message.message, message.detail);
    }
  }

  #settle(sequence: number): Waiting<Reply> | undefined {
    const waiting = this.#waiting.get(sequence);
    this.#waiting.delete(sequence);
    return waiting;
  }

  #onExit(): void {
    const wasRunning = this.#state === 'running';
    this.#state = 'dead';
    const error = this.#options.refusal(wasRunning ? 'worker-failed' : 'closed', this.#failure);
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
    if (wasRunning) this.#options.onDeath(error);
  }
}
