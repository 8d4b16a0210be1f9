import { field } from './api-client.ts';

export interface StreamedEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Waiting = () => void;

/** `GET /api/events` as an outside program follows it. */
export class EventStream {
  readonly #heard: StreamedEvent[] = [];
  readonly #waiting = new Set<Waiting>();
  readonly #end = new AbortController();

  private constructor() {}

  /**
   * Resolves when the server has opened the stream.
   * @param origin `http://127.0.0.1:8080`
   * @param query such as `types=channel.*`
   * @throws when it is refused
   */
  static async open(origin: string, token: string, query = ''): Promise<EventStream> {
    const stream = new EventStream();
    const response = await fetch(`${origin}/api/events?${query}`, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      signal: stream.#end.signal,
    });
    if (!response.ok || !response.body) throw new Error(`the event stream was refused: ${response.status}`);
    stream.#follow(response.body).catch(() => undefined);
    return stream;
  }

  /** All events so far. */
  get events(): readonly StreamedEvent[] {
    return this.#heard;
  }

  /**
   * The first event that satisfies, one that is already there too.
   * @throws with the types that came instead when the time is up
   */
  async waitFor(satisfies: (event: StreamedEvent) => boolean, withinMs = 10_000): Promise<StreamedEvent> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const found = this.#heard.find(satisfies);
      if (found) return found;
      if (Date.now() >= deadline) {
        throw new Error(`no such event within ${withinMs} ms; there were: ${this.#heard.map((e) => e.type).join(' ')}`);
      }
      await this.#nextEvent(deadline - Date.now());
    }
  }

  close(): void {
    this.#end.abort();
  }

  #nextEvent(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      this.#waiting.add(done);
    });
  }

  async #follow(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of body) {
      const frames = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) this.#take(frame);
    }
  }

  #take(frame: string): void {
    const event = eventIn(frame);
    if (event === null) return;
    this.#heard.push(event);
    for (const wake of [...this.#waiting]) wake();
  }
}

/** Null for a comment that only keeps the line open. */
function eventIn(frame: string): StreamedEvent | null {
  const line = frame.split('\n').find((each) => each.startsWith('data:'));
  if (line === undefined) return null;
  const message: unknown = JSON.parse(line.slice(5));
  return { type: String(field(message, 'type')), data: { ...objectOf(field(message, 'data')) } };
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
