import type { OpenMediaFile } from '../media-file/open-media-file.ts';
import type { StreamDefinition, StreamPlane } from '../streams/api.ts';
import { checkStream } from '../streams/check-stream.ts';
import type { Programme } from '../streams/programme.ts';
import { readProgramme } from '../streams/read-programme.ts';
import type { MediaLog } from './api.ts';
import type { WorkerCommand } from './protocol.ts';
import type { WorkerLink } from './worker-link.ts';

/** The streams of a plane, which each of its threads knows. */
export class PlaneStreams implements StreamPlane {
  readonly #links: () => readonly WorkerLink[];
  readonly #open: OpenMediaFile;
  readonly #log: MediaLog;
  readonly #programmes = new Map<string, Programme>();
  /** Counts definitions by name: of two that overlap the later one holds, however long its files take to read. */
  readonly #definitions = new Map<string, number>();

  /** @param links the threads that run now */
  constructor(links: () => readonly WorkerLink[], open: OpenMediaFile, log: MediaLog) {
    this.#links = links;
    this.#open = open;
    this.#log = log;
  }

  async defineStream(name: string, definition: StreamDefinition): Promise<void> {
    checkStream(name, definition);
    const turn = this.#nextTurn(name);
    const programme = await readProgramme(name, definition, this.#open, (path) =>
      this.#log('warn', 'a file of a stream cannot be read', { stream: name, path }),
    );
    if (this.#definitions.get(name) !== turn) return;
    this.#programmes.set(name, programme);
    await this.#tell({ type: 'define-stream', programme });
  }

  async removeStream(name: string): Promise<void> {
    this.#nextTurn(name);
    if (this.#programmes.delete(name)) await this.#tell({ type: 'remove-stream', name });
  }

  /** A thread is new: it learns of every stream. */
  renew(): void {
    for (const programme of this.#programmes.values()) void this.#tell({ type: 'define-stream', programme });
  }

  #nextTurn(name: string): number {
    const turn = (this.#definitions.get(name) ?? 0) + 1;
    this.#definitions.set(name, turn);
    return turn;
  }

  /** A thread that dies while it is told is replaced by one that is told anew. */
  async #tell(command: WorkerCommand): Promise<void> {
    await Promise.allSettled(this.#links().map((link) => link.request(command)));
  }
}
