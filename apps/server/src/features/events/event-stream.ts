import type { ServerResponse } from 'node:http';
import type { StrowgerEvent } from '../../events/event-types.ts';
import { COMMENT, frameOf, resetFrame } from './frame.ts';

const COMMENT_MS = 15_000;
/** A client that leaves so much unread is not following. */
const MOST_UNREAD_BYTES = 1024 * 1024;
/** While what was missed is sent, a client may take so long to read it. */
const DRAIN_MS = 30_000;

/** One open stream: writes frames in the order they are given, and drops a client that does not read. */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #comments: NodeJS.Timeout;
  #lastId = 0;

  /** @param headers those that the server has set already */
  constructor(response: ServerResponse, headers: Readonly<Record<string, number | string | string[] | undefined>>) {
    this.#response = response;
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    response.socket?.setNoDelay(true);
    response.write(COMMENT);
    this.#comments = setInterval(() => this.#write(COMMENT), COMMENT_MS);
    response.on('error', () => this.end());
  }

  /** Ids on a stream never go back: what comes late is sent without one. */
  send(event: StrowgerEvent): void {
    const grows = event.event_id > this.#lastId;
    if (grows) this.#lastId = event.event_id;
    this.#write(frameOf(event, grows));
  }

  reset(eventId: number, time: Date): void {
    this.#lastId = eventId;
    this.#write(resetFrame(eventId, time));
  }

  get isOpen(): boolean {
    return !this.#response.writableEnded && !this.#response.destroyed;
  }

  /** Resolves when the client has read what was sent; a client that does not is dropped. */
  async drained(): Promise<void> {
    if (!this.isOpen || !this.#response.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => this.#response.destroy(), DRAIN_MS);
      const done = () => {
        clearTimeout(timer);
        this.#response.off('drain', done).off('close', done);
        resolve();
      };
      this.#response.on('drain', done).on('close', done);
    });
  }

  onClose(listener: () => void): void {
    this.#response.once('close', listener);
  }

  end(): void {
    clearInterval(this.#comments);
    if (this.isOpen) this.#response.end();
  }

  #write(text: string): void {
    if (!this.isOpen) return;
    this.#response.write(text);
    if (this.#response.writableLength > MOST_UNREAD_BYTES) {
      clearInterval(this.#comments);
      this.#response.destroy();
    }
  }
}
