import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { connect, type Socket as TcpSocket } from 'node:net';

/** A sender of whatever it is told to, with an address of its own on loopback, that reads answers by Call-ID. */
export class SipSource {
  readonly #socket: Socket;
  readonly #port: number;
  readonly #waiting = new Map<string, (answer: string) => void>();
  readonly #address: string;
  #next = 0;
  #open = true;

  private constructor(socket: Socket, address: string, port: number) {
    this.#socket = socket;
    this.#address = address;
    this.#port = port;
    socket.on('message', (bytes) => this.#take(bytes.toString('latin1')));
  }

  /** @param port the server's SIP port on 127.0.0.1 */
  static async open(port: number, address = '127.0.0.1'): Promise<SipSource> {
    const socket = createSocket('udp4');
    socket.bind(0, address);
    await once(socket, 'listening');
    return new SipSource(socket, address, port);
  }

  send(message: string | Uint8Array): Promise<void> {
    const bytes = typeof message === 'string' ? Buffer.from(message, 'latin1') : message;
    return new Promise((resolve, reject) => {
      this.#socket.send(bytes, this.#port, '127.0.0.1', (error) => (error ? reject(error) : resolve()));
    });
  }

  /** A whole request of this source with its own Call-ID. */
  request(method: string, to: string, headers: readonly string[] = []): { readonly text: string; readonly id: string } {
    this.#next += 1;
    const id = `${this.#address}-${this.#socket.address().port}-${this.#next}`;
    const lines = [
      `${method} ${to} SIP/2.0`,
      `Via: SIP/2.0/UDP ${this.#address}:${this.#socket.address().port};branch=z9hG4bK${id};rport`,
      `From: <${to}>;tag=${this.#next}`,
      `To: <${to}>`,
      `Call-ID: ${id}`,
      `CSeq: 1 ${method}`,
      'Max-Forwards: 70',
      ...headers,
      'Content-Length: 0',
    ];
    return { id, text: `${lines.join('\r\n')}\r\n\r\n` };
  }

  /**
   * Sends a request once, without repeating it, and gives its first final answer.
   * @throws when none comes in time
   */
  async asks(method: string, to: string, headers: readonly string[] = [], withinMs = 5000): Promise<string> {
    const { id, text } = this.request(method, to, headers);
    const answer = this.#answerTo(id, `${method} of ${this.#address}`, withinMs);
    await this.send(text);
    return answer;
  }

  /** Sends OPTIONS, again every 300 ms as phones do. Gives the milliseconds to its answer. @throws when none comes */
  async optionsAnswered(withinMs = 5000): Promise<number> {
    const { id, text } = this.request('OPTIONS', 'sip:127.0.0.1');
    const since = performance.now();
    const repeated = setInterval(() => void this.send(text), 300);
    try {
      const answer = this.#answerTo(id, 'OPTIONS', withinMs);
      await this.send(text);
      const status = statusOf(await answer);
      if (status !== 200) throw new Error(`OPTIONS was answered ${status}`);
      return performance.now() - since;
    } finally {
      clearInterval(repeated);
    }
  }

  close(): void {
    if (this.#open) this.#socket.close();
    this.#open = false;
  }

  #answerTo(id: string, what: string, withinMs: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`${what} was not answered within ${withinMs} ms`));
      }, withinMs);
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(answer);
      });
    });
  }

  #take(message: string): void {
    const id = /^Call-ID: (\S+)/im.exec(message)?.[1] ?? '';
    if (statusOf(message) >= 200) this.#waiting.get(id)?.(message);
  }
}

export function statusOf(message: string): number {
  return Number(/^SIP\/2\.0 (\d{3})/.exec(message)?.[1] ?? 0);
}

/** A TCP connection to the server; errors and the end of it are the server's good right. */
export async function tcpConnection(port: number, from = '127.0.0.1'): Promise<TcpSocket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  return socket;
}
