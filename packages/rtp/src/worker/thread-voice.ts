import { parentPort } from 'node:worker_threads';
import type { MediaLog } from '../plane/api.ts';
import { type Batch, Outbox } from '../plane/outbox.ts';
import type { ThreadMessage, ThreadRequest } from '../plane/thread-protocol.ts';

const MAX_FAULTS_TOLD = 20;

/** What a thread says to its owner, and how it serves the owner's commands. */
export class ThreadVoice<Command extends { readonly type: string }, Reply, Event, Code extends string> {
  readonly #outbox = new Outbox<ThreadMessage<Reply, Event, Code>>((batch) => parentPort?.postMessage(batch));
  #faults = 0;

  tell(event: Event): void {
    this.#outbox.put({ type: 'event', event });
  }

  readonly log: MediaLog = (level, message, detail = {}) => {
    this.#outbox.put({ type: 'log', level, message, detail });
  };

  /** Tells the first faults only: a flood of packets must not become a flood of log lines. */
  readonly fault = (error: unknown): void => {
    this.#faults++;
    if (this.#faults > MAX_FAULTS_TOLD) return;
    const reason = error instanceof Error ? error.message : 'unknown error';
    this.log('error', 'a packet or frame could not be handled', { reason });
  };

  /**
   * Hands on commands until one of type `shutdown` is done, which ends the thread.
   *
   * @param handle calls `reply` once, before any event that follows from the command; rejects with what it refuses
   * @param codeOf the code of such a refusal
   */
  serve(
    handle: (command: Command, reply: (reply: Reply) => void) => Promise<void>,
    codeOf: (error: unknown) => Code,
  ): void {
    parentPort?.on('message', (requests: Batch<ThreadRequest<Command>>) => {
      for (const { sequence, command } of requests) {
        void handle(command, (reply) => this.#outbox.put({ type: 'reply', sequence, reply }))
          .catch((error: unknown) => {
            const message = error instanceof Error ? error.message : 'failed';
            this.#outbox.put({ type: 'refused', sequence, code: codeOf(error), message });
          })
          .then(() => command.type === 'shutdown' && this.#end());
      }
    });
  }

  #end(): void {
    this.#outbox.flush();
    parentPort?.close();
  }
}
