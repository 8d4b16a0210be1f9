import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PeersCommand, PeersReply } from './peers-protocol.ts';

/** A process of the load generator. */
export class LoadProcess {
  readonly #process: ChildProcess;

  /** @param file beside this one */
  constructor(file: string) {
    this.#process = fork(fileURLToPath(new URL(file, import.meta.url)), { stdio: 'inherit' });
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** The next message of the process. */
  async next<T>(): Promise<T> {
    const [message]: T[] = await once(this.#process, 'message');
    if (message === undefined) throw new Error('the load generator said nothing');
    return message;
  }

  /** @throws when it could not do it */
  async ask(command: PeersCommand): Promise<PeersReply> {
    const reply = this.next<PeersReply>();
    this.#process.send(command);
    const heard = await reply;
    if (heard.type === 'failed') throw new Error(heard.message);
    return heard;
  }

  async dispose(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }
}
