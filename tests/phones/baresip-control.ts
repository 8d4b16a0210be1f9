import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { netstring, takeNetstrings } from './netstring.ts';

/** What baresip tells of itself: CALL_INCOMING, CALL_ESTABLISHED, CALL_CLOSED, CALL_DTMF_START, REGISTER_OK ... */
export interface PhoneEvent {
  readonly type: string;
  /** the reason of CALL_CLOSED, the digit of CALL_DTMF_START, the status of REGISTER_FAIL ... */
  readonly param: string;
  readonly peer: string;
  /** milliseconds since the epoch */
  readonly at: number;
}

export interface WaitOptions {
  /** milliseconds; default 15,000 */
  readonly timeout?: number;
}

interface Waiting {
  readonly type: string;
  readonly resolve: (event: PhoneEvent) => void;
}

/** The control connection of a running baresip: commands with their answers, and the stream of events. */
export class BaresipControl {
  /** all events since the start, those already waited for included */
  readonly events: PhoneEvent[] = [];
  readonly #socket: Socket;
  readonly #fresh: PhoneEvent[] = [];
  readonly #waiting: Waiting[] = [];
  readonly #answers = new Map<string, (answer: { ok: boolean; data: string }) => void>();
  #rest: Buffer = Buffer.alloc(0);
  #tokens = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#hear(bytes));
    socket.on('error', () => {});
  }

  static async open(host: string, port: number): Promise<BaresipControl> {
    const socket = connect(port, host);
    await once(socket, 'connect');
    return new BaresipControl(socket);
  }

  /**
   * Gives a command of baresip's menu and returns what it prints.
   * @throws when baresip refuses it or does not answer within 3 s
   */
  async command(command: string, params = ''): Promise<string> {
    const token = String(++this.#tokens);
    const answer = new Promise<{ ok: boolean; data: string }>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`baresip did not answer ${command}`)), 3000);
      this.#answers.set(token, (heard) => {
        clearTimeout(timer);
        resolve(heard);
      });
    });
    this.#socket.write(netstring(JSON.stringify({ command, params, token })));
    const { ok, data } = await answer.finally(() => this.#answers.delete(token));
    if (!ok) throw new Error(`baresip refused ${command} ${params}: ${data}`);
    return data;
  }

  /**
   * The next event of this type that nobody has waited for yet, also one that came before this call.
   * @throws when none comes within the time, with the events that did come
   */
  async waitFor(type: string, { timeout = 15_000 }: WaitOptions = {}): Promise<PhoneEvent> {
    const at = this.#fresh.findIndex((event) => event.type === type);
    const [already] = at < 0 ? [] : this.#fresh.splice(at, 1);
    if (already) return already;
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        type,
        resolve: (event) => {
          clearTimeout(timer);
          resolve(event);
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(new Error(`no ${type} within ${timeout} ms; events so far: ${this.#summary()}`));
      }, timeout);
      this.#waiting.push(waiting);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #hear(bytes: Buffer): void {
    const { texts, rest } = takeNetstrings(Buffer.concat([this.#rest, bytes]));
    this.#rest = rest;
    for (const text of texts) this.#take(record(JSON.parse(text)));
  }

  #take(message: Record<string, unknown>): void {
    if (message.event === true) {
      this.#tell({ type: text(message.type), param: text(message.param), peer: text(message.peeruri), at: Date.now() });
    } else if (message.response === true) {
      this.#answers.get(text(message.token))?.({ ok: message.ok === true, data: text(message.data) });
    }
  }

  #tell(event: PhoneEvent): void {
    this.events.push(event);
    const at = this.#waiting.findIndex((waiting) => waiting.type === event.type);
    const [waiting] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (waiting) waiting.resolve(event);
    else this.#fresh.push(event);
  }

  #summary(): string {
    return this.events.map(({ type, param }) => (param && param.length < 40 ? `${type} (${param})` : type)).join(', ');
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
