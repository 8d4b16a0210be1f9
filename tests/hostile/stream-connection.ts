import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** The ways to the server that are connections. */
export type StreamKind = 'tcp' | 'tls' | 'ws';
export const STREAM_KINDS: readonly StreamKind[] = ['tcp', 'tls', 'ws'];

export interface StreamPlaces {
  readonly tcp: number;
  readonly tls: number;
  /** Port of the HTTP server. */
  readonly ws: number;
}

/** A connection whose octets a test chooses. The end of it is the server's good right. */
export class StreamConnection {
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  readonly #framed: boolean;
  #received = '';
  #heard: () => void = () => {};

  private constructor(socket: Socket, framed: boolean) {
    this.#socket = socket;
    this.#framed = framed;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('data', (bytes: Buffer) => {
      this.#received += bytes.toString('latin1');
      this.#heard();
    });
    socket.on('close', () => this.#heard());
  }

  /** Connects from an address of loopback, and over WebSocket changes the protocol. @throws when that is refused */
  static async open(kind: StreamKind, places: StreamPlaces, from: string): Promise<StreamConnection> {
    const plain = connect({ port: places[kind], host: '127.0.0.1', localAddress: from });
    const socket = kind === 'tls' ? connectTls({ socket: plain, rejectUnauthorized: false }) : plain;
    for (const each of [plain, socket]) each.on('error', () => each.destroy());
    await Promise.race([once(socket, kind === 'tls' ? 'secureConnect' : 'connect'), gone(socket)]);
    const connection = new StreamConnection(socket, kind === 'ws');
    if (kind === 'ws') await connection.#upgrade();
    return connection;
  }

  /** Octets of a message, or of a part of one. `ofWhole`: how long the message is said to be, in one frame. */
  write(text: string, ofWhole = text.length): void {
    this.#socket.write(
      this.#framed ? Buffer.concat([frameHead(ofWhole), Buffer.from(text, 'latin1')]) : text,
      'latin1',
    );
  }

  /** Octets that go on with what was begun. */
  goOn(text: string): void {
    this.#socket.write(text, 'latin1');
  }

  /** Everything received, once it fits. @throws when the connection ends before */
  async until(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.#received)) {
      if (this.#socket.destroyed) throw new Error(`closed after ${JSON.stringify(this.#received.slice(-200))}`);
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
    }
    return this.#received;
  }

  close(): void {
    this.#socket.destroy();
  }

  async #upgrade(): Promise<void> {
    const head = ['GET /ws HTTP/1.1', 'Host: 127.0.0.1', 'Connection: Upgrade', 'Upgrade: websocket'];
    const key = [
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Protocol: sip',
    ];
    this.#socket.write([...head, ...key, '', ''].join('\r\n'));
    await this.until(/^HTTP\/1\.1 101 (?:.*\r\n)+\r\n/);
  }
}

async function gone(socket: Socket): Promise<never> {
  await new Promise((resolve) => socket.once('close', resolve));
  throw new Error('the connection was refused');
}

/** Of a final text frame, masked with zeros: its octets stay as they are (RFC 6455 §5.2). */
function frameHead(length: number): Buffer {
  const head = Buffer.alloc(14);
  head.writeUInt8(0x81, 0);
  head.writeUInt8(0x80 | 127, 1);
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}
