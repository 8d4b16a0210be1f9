import type { Pacer, UdpSockets } from '@strowger/rtp';
import type { FaxCapability } from '../api.ts';
import type { FaxDsp } from '../dsp/fax-dsp.ts';
import { loadFaxDsp } from '../dsp/load-dsp.ts';
import { FaxError } from '../fax-error.ts';
import { Line } from './line.ts';
import type { FaxCommand, FaxReply, FaxThreadEvent } from './protocol.ts';

export interface FaxWorkerParts {
  /** Monotonic ms. */
  readonly now: () => number;
  readonly sockets: UdpSockets;
  readonly pacer: Pick<Pacer, 'add' | 'remove'>;
  readonly tell: (event: FaxThreadEvent) => void;
  readonly fault: (error: unknown) => void;
  readonly loadDsp?: () => FaxDsp;
}

const DONE: FaxReply = { type: 'done' };

/** The lines of the fax thread; carries out the plane's commands. */
export class FaxWorker {
  readonly #parts: FaxWorkerParts;
  readonly #lines = new Map<number, Line>();

  constructor(parts: FaxWorkerParts) {
    this.#parts = parts;
  }

  /** Rejects with a `FaxError`. */
  async handle(command: FaxCommand): Promise<FaxReply> {
    switch (command.type) {
      case 'ping':
        return { type: 'capability', capability: this.#capability() };
      case 'open':
        return this.#open(command);
      case 'connect':
        this.#line(command.id).connect(command.remote);
        return DONE;
      case 'begin':
        await this.#line(command.id).begin(command.job);
        return DONE;
      case 'switch-to-t38':
        this.#line(command.id).switchToT38(command.remote);
        return DONE;
      case 'back-to-audio':
        this.#line(command.id).backToAudio();
        return DONE;
      case 'close':
        return { type: 'closed', outcome: await this.#close(command.id) };
      case 'shutdown':
        await Promise.all([...this.#lines.keys()].map((id) => this.#close(id)));
        return DONE;
    }
  }

  #capability(): FaxCapability {
    try {
      this.#dsp();
      return { available: true };
    } catch (error) {
      return { available: false, reason: error instanceof Error ? error.message : 'unknown error' };
    }
  }

  #dsp(): FaxDsp {
    return (this.#parts.loadDsp ?? loadFaxDsp)();
  }

  async #open({ id, purpose, address, port }: Extract<FaxCommand, { type: 'open' }>): Promise<FaxReply> {
    const line = this.#lines.get(id) ?? this.#newLine(id);
    const isOpen = await line.open(purpose, { address, port });
    if (isOpen) this.#lines.set(id, line);
    return isOpen ? DONE : { type: 'port-taken' };
  }

  #newLine(id: number): Line {
    const { now, sockets, pacer, tell, fault } = this.#parts;
    return new Line({ now, sockets, pacer, dsp: this.#dsp(), fault, tell: (event) => tell({ id, event }) });
  }

  #line(id: number): Line {
    const line = this.#lines.get(id);
    if (!line) throw new FaxError('closed', 'the fax line is closed');
    return line;
  }

  async #close(id: number) {
    const line = this.#line(id);
    this.#lines.delete(id);
    return line.close();
  }
}
