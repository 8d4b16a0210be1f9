import { AddressPorts, MediaError, type MediaLog, ThreadLink } from '@strowger/rtp';
import type { FaxCapability, FaxLine, FaxLineOptions, FaxPlane, FaxPlaneOptions } from '../api.ts';
import { FaxError, type FaxErrorCode } from '../fax-error.ts';
import type { FaxCommand, FaxReply, FaxThreadEvent, SocketPurpose } from '../worker/protocol.ts';
import { type LocalPort, ThreadedLine } from './threaded-line.ts';

type FaxThread = ThreadLink<FaxCommand, FaxReply, FaxThreadEvent, FaxErrorCode, FaxError>;

/**
 * Starts the fax thread. Without the DSP library the plane stands as well: its `capability` tells, and `openLine` rejects.
 * Rejects with a `FaxError` `worker-failed` when the thread cannot start.
 */
export async function startFaxPlane(options: FaxPlaneOptions): Promise<FaxPlane> {
  const plane = new ThreadedFaxPlane(options);
  await plane.ready();
  return plane;
}

class ThreadedFaxPlane implements FaxPlane {
  readonly #ports: AddressPorts;
  readonly #log: MediaLog;
  readonly #lines = new Map<number, ThreadedLine>();
  #thread: FaxThread;
  #capability: FaxCapability = { available: false, reason: 'the fax thread has not started' };
  #count = 0;
  #closing: Promise<void> | null = null;

  constructor(options: FaxPlaneOptions) {
    this.#log = options.log ?? (() => undefined);
    this.#ports = new AddressPorts(options, this.#log);
    this.#thread = this.#start();
  }

  get capability(): FaxCapability {
    return this.#capability;
  }

  async ready(): Promise<void> {
    const reply = await this.#thread.request({ type: 'ping' });
    if (reply.type !== 'capability') throw new FaxError('worker-failed', 'the fax thread gave no sense');
    this.#capability = reply.capability;
    if (!reply.capability.available) this.#log('warn', 'faxes can not be carried', { reason: reply.capability.reason });
  }

  async openLine(options: FaxLineOptions = {}): Promise<FaxLine> {
    if (this.#closing) throw new FaxError('closed', 'the fax plane is closed');
    if (!this.#capability.available) throw new FaxError('unavailable', this.#capability.reason);
    this.#count++;
    const id = this.#count;
    const thread = this.#thread;
    const held = [await this.#openPort(thread, id, 'audio', options.address)];
    const line = new ThreadedLine(
      id,
      held[0] ?? { address: '', port: 0 },
      {
        request: (command) => thread.request(command),
        openT38Port: async (address) => {
          const local = await this.#openPort(thread, id, 't38', address);
          held.push(local);
          return local;
        },
        release: () => {
          this.#lines.delete(id);
          for (const { address, port } of held) this.#ports.release(address, port);
        },
      },
      options,
    );
    this.#lines.set(id, line);
    return line;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#lines.values()].map((line) => line.close()));
    await this.#thread.close();
  }

  async #openPort(
    thread: FaxThread,
    id: number,
    purpose: SocketPurpose,
    wanted: string | undefined,
  ): Promise<LocalPort> {
    try {
      const address = this.#ports.addressOf(wanted);
      const { port } = await this.#ports.open(address, async (candidate) => {
        const reply = await thread.request({ type: 'open', id, purpose, address, port: candidate });
        return reply.type === 'port-taken' ? null : reply;
      });
      return { address, port };
    } catch (error) {
      throw faxError(error);
    }
  }

  #start(): FaxThread {
    const thread: FaxThread = new ThreadLink<FaxCommand, FaxReply, FaxThreadEvent, FaxErrorCode, FaxError>({
      entry: new URL('../worker/worker.ts', import.meta.url),
      name: 'fax thread',
      settings: null,
      shutdown: { type: 'shutdown' },
      log: this.#log,
      onEvent: ({ id, event }) => this.#lines.get(id)?.tell(event),
      onDeath: (error) => this.#onDeath(thread, error),
      refusal: (code, message) => new FaxError(code, message),
    });
    return thread;
  }

  #onDeath(dead: FaxThread, error: FaxError): void {
    this.#log('error', 'the fax thread died', { lines: this.#lines.size, reason: error.message });
    if (dead.hasWorked && !this.#closing) this.#thread = this.#start();
    for (const line of this.#lines.values()) line.fail();
  }
}

function faxError(error: unknown): FaxError {
  if (error instanceof FaxError) return error;
  const code = error instanceof MediaError && error.code === 'ports-exhausted' ? 'ports-exhausted' : 'invalid';
  return new FaxError(code, error instanceof Error ? error.message : 'unknown error');
}
