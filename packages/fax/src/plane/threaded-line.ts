import type { FaxOutcome } from '@strowger/switch';
import type { FaxAudioRemote, FaxJob, FaxLine, FaxLineEvent, FaxLineOptions, T38Remote } from '../api.ts';
import { ENGINE_FAILED } from '../session/completion-text.ts';
import { refusedOutcome } from '../session/fax-record.ts';
import type { FaxCommand, FaxReply } from '../worker/protocol.ts';
import { checkAudioRemote, checkT38Remote } from './check-remote.ts';

export interface LocalPort {
  readonly address: string;
  readonly port: number;
}

export interface LineThread {
  request(command: FaxCommand): Promise<FaxReply>;
  /** Opens a port for UDPTL of this line. */
  openT38Port(address: string | undefined): Promise<LocalPort>;
  /** The line is closed: its ports are free. */
  release(): void;
}

/** A line as its call sees it; the fax thread does the work. */
export class ThreadedLine implements FaxLine {
  readonly id: number;
  readonly address: string;
  readonly port: number;
  readonly finished: Promise<FaxOutcome>;
  readonly #thread: LineThread;
  readonly #onEvent: (event: FaxLineEvent) => void;
  readonly #finished = Promise.withResolvers<FaxOutcome>();
  #state: 'idle' | 'begun' | 'pages' | 'finished' = 'idle';
  #t38Port: Promise<LocalPort> | null = null;
  #closing: Promise<FaxOutcome | null> | null = null;

  constructor(id: number, local: LocalPort, thread: LineThread, options: FaxLineOptions) {
    this.id = id;
    this.address = local.address;
    this.port = local.port;
    this.finished = this.#finished.promise;
    this.#thread = thread;
    this.#onEvent = options.onEvent ?? (() => undefined);
  }

  get canSwitch(): boolean {
    return this.#state === 'idle' || this.#state === 'begun';
  }

  async connect(remote: FaxAudioRemote): Promise<void> {
    await this.#thread.request({ type: 'connect', id: this.id, remote: checkAudioRemote(remote, this.address) });
  }

  async begin(job: FaxJob): Promise<void> {
    if (this.#state === 'idle') this.#state = 'begun';
    await this.#thread.request({ type: 'begin', id: this.id, job });
  }

  openT38Port(address?: string): Promise<LocalPort> {
    this.#t38Port ??= this.#thread.openT38Port(address);
    return this.#t38Port;
  }

  async switchToT38(remote: T38Remote): Promise<void> {
    const local = (await this.#t38Port) ?? this;
    const checked = checkT38Remote(remote, local.address);
    await this.#thread.request({ type: 'switch-to-t38', id: this.id, remote: checked });
  }

  async backToAudio(): Promise<void> {
    await this.#thread.request({ type: 'back-to-audio', id: this.id });
  }

  close(): Promise<FaxOutcome | null> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** What the thread told of this line. */
  tell(event: FaxLineEvent): void {
    if (this.#state === 'finished') return;
    if (event.name === 'negotiated') this.#state = 'pages';
    if (event.name === 'finished') {
      this.#state = 'finished';
      this.#finished.resolve(event.outcome);
    }
    this.#onEvent(event);
  }

  /** The thread is gone. */
  fail(): void {
    if (this.#state !== 'idle') this.tell({ name: 'finished', outcome: refusedOutcome(ENGINE_FAILED) });
  }

  async #close(): Promise<FaxOutcome | null> {
    try {
      const reply = await this.#thread.request({ type: 'close', id: this.id });
      return reply.type === 'closed' ? reply.outcome : null;
    } catch {
      this.fail();
      return this.#state === 'finished' ? this.finished : null;
    } finally {
      this.#thread.release();
    }
  }
}
