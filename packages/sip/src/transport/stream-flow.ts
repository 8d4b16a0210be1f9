import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { SipParseError } from '../message/parse-error.ts';
import { type StreamFrame, StreamFramer } from '../message/stream-framer.ts';
import { receiveMessage } from './receive-message.ts';
import { StreamDeadline, type StreamWait } from './stream-deadline.ts';
import type { Flow, FlowCloseReason, SocketAddress, TransportContext, TransportKind } from './transport.ts';
import { SipTransportError } from './transport-error.ts';

const pong = Buffer.from('\r\n');

function addressesOf(socket: Socket): { local: SocketAddress; remote: SocketAddress } {
  return {
    local: { address: socket.localAddress ?? '', port: socket.localPort ?? 0 },
    remote: { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 },
  };
}

/** A connected stream socket (TCP, or TLS over it) as a flow. */
export class StreamFlow implements Flow {
  readonly id: string;
  readonly transport: TransportKind;
  readonly reliable = true;
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  readonly #socket: Socket;
  readonly #context: TransportContext;
  readonly #framer: StreamFramer;
  readonly #deadline: StreamDeadline;
  #idleTimeout: number;
  #closed = false;
  #reason: FlowCloseReason = 'remote';

  constructor(kind: TransportKind, socket: Socket, context: TransportContext) {
    this.id = `${kind}/${randomBytes(9).toString('base64url')}`;
    this.transport = kind;
    ({ local: this.local, remote: this.remote } = addressesOf(socket));
    this.#socket = socket;
    this.#context = context;
    this.#framer = new StreamFramer(context.limits);
    const { idleTimeout, messageTimeout } = context.streams;
    this.#idleTimeout = idleTimeout;
    const limit = (wait: StreamWait) => (wait === 'next-message' ? this.#idleTimeout : messageTimeout);
    this.#deadline = new StreamDeadline(context.clock, limit, (wait) =>
      this.#shut(wait === 'next-message' ? 'idle' : 'slow'),
    );
    this.#listen();
  }

  get closed(): boolean {
    return this.#closed;
  }

  send(bytes: Uint8Array): Promise<void> {
    if (this.#closed) return Promise.reject(new SipTransportError('flow-closed', 'the connection is closed'));
    if (this.#socket.writableLength + bytes.length > this.#context.streams.maxUnsent) {
      this.#shut('slow');
      return Promise.reject(new SipTransportError('backpressure', 'the peer does not read'));
    }
    if (bytes !== pong) this.#context.sink.sent?.(bytes, this);
    return new Promise((resolve, reject) => {
      this.#socket.write(bytes, (error) => {
        if (error) reject(new SipTransportError('flow-closed', error.message, error));
        else resolve();
      });
    });
  }

  /** A shorter wait than any before; the silence of now counts from now. */
  expectKeepAlives(ms: number): void {
    this.#idleTimeout = Math.min(this.#idleTimeout, ms);
    if (!this.#closed && this.#framer.idle) this.#deadline.waitFor('next-message', true);
  }

  close(): void {
    this.#shut('local');
  }

  #listen(): void {
    const socket = this.#socket;
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 60_000);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('end', () => this.#shut('remote'));
    socket.on('error', () => this.#shut('error'));
    socket.on('close', () => this.#finish());
    this.#deadline.waitFor('first-message', true);
  }

  #receive(chunk: Buffer): void {
    let progress = false;
    try {
      for (const frame of this.#framer.push(chunk)) {
        progress = true;
        this.#take(frame);
        if (this.#closed) return;
      }
    } catch (error) {
      if (!(error instanceof SipParseError)) throw error;
      this.#context.sink.invalid(error, this);
      this.#shut('malformed');
      return;
    }
    this.#wait(progress);
  }

  #wait(progress: boolean): void {
    if (!this.#framer.idle) this.#deadline.waitFor('rest-of-message', progress);
    else if (progress) this.#deadline.waitFor('next-message', true);
  }

  #take(frame: StreamFrame): void {
    if (frame.kind === 'message') receiveMessage(frame.bytes, this, this.#context.sink, this.#context.limits);
    else if (frame.kind === 'ping') this.send(pong).catch(() => this.#shut('error'));
  }

  #shut(reason: FlowCloseReason): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#reason = reason;
    this.#deadline.stop();
    if (reason === 'local' || reason === 'malformed') this.#socket.destroySoon();
    else this.#socket.destroy();
  }

  #finish(): void {
    this.#shut('remote');
    this.#context.sink.flowClosed(this, this.#reason);
  }
}
