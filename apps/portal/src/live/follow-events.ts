import { type Connection, type ConnectionEvent, nextConnection, retryDelay } from './connection.ts';
import { FrameParser } from './frame-parser.ts';
import { type LiveEvent, readLiveEvent } from './live-event.ts';

/** What following needs of the world. */
export interface EventSourceParts {
  /** Opens `GET /api/events` as the caller; `lastId` is where the last stream ended. */
  readonly open: (lastId: string | null, signal: AbortSignal) => Promise<Response>;
  readonly onEvent: (event: LiveEvent) => void;
  /** How the stream stands now. */
  readonly onConnection?: (connection: Connection) => void;
  /** Live events are not replayed: after a gap everything shown may be old. */
  readonly onGap: () => void;
  readonly later: (run: () => void, milliseconds: number) => () => void;
  readonly chance: () => number;
}

/** The server says nothing for at most 15 s (contract 00): after this the line is dead. */
const SILENT_MS = 40_000;

/**
 * Follows the events of the caller until it is stopped; opens the stream again when it ends.
 * @returns stops it
 */
export function followEvents(parts: EventSourceParts): () => void {
  const follower = new Follower(parts);
  follower.start();
  return () => follower.stop();
}

class Follower {
  readonly #parts: EventSourceParts;
  #connection: Connection = { state: 'closed' };
  #lastId: string | null = null;
  #wasOpen = false;
  #abort = new AbortController();
  #cancelRetry = () => {};
  #cancelSilence = () => {};

  constructor(parts: EventSourceParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#change('start');
    void this.#run();
  }

  stop(): void {
    this.#cancelRetry();
    this.#cancelSilence();
    this.#change('stop');
    this.#abort.abort();
  }

  #change(event: ConnectionEvent): void {
    const next = nextConnection(this.#connection, event);
    if (next === this.#connection) return;
    this.#connection = next;
    this.#parts.onConnection?.(next);
  }

  async #run(): Promise<void> {
    this.#abort = new AbortController();
    try {
      const response = await this.#parts.open(this.#lastId, this.#abort.signal);
      if (response.ok && response.body) await this.#read(response.body);
    } catch {
      // Whatever ended it, it is opened again.
    }
    this.#cancelSilence();
    this.#change('failed');
    if (this.#connection.state === 'lost') this.#retryLater(this.#connection.failures);
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    if (this.#connection.state === 'closed') return;
    this.#change('opened');
    if (this.#wasOpen) this.#parts.onGap();
    this.#wasOpen = true;
    const parser = new FrameParser();
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      this.#expectWord();
      const { done, value } = await reader.read();
      if (done || this.#connection.state !== 'open') return;
      for (const frame of parser.push(decoder.decode(value, { stream: true }))) this.#take(frame.id, frame.data);
    }
  }

  #take(id: string | null, data: string): void {
    if (id !== null) this.#lastId = id;
    const event = readLiveEvent(id, data);
    if (event) this.#parts.onEvent(event);
  }

  #expectWord(): void {
    this.#cancelSilence();
    this.#cancelSilence = this.#parts.later(() => this.#abort.abort(), SILENT_MS);
  }

  #retryLater(failures: number): void {
    this.#cancelRetry = this.#parts.later(
      () => {
        this.#change('retry');
        void this.#run();
      },
      retryDelay(failures - 1, this.#parts.chance()),
    );
  }
}
