import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Timer } from '../clock.ts';
import { receiveMessage } from './receive-message.ts';
import type { Flow, FlowCloseReason, SocketAddress, TransportContext } from './transport.ts';
import { SipTransportError } from './transport-error.ts';

export interface WebSocketFlowParts {
  readonly transport: 'ws' | 'wss';
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  /** Milliseconds between pings; a peer that leaves one unanswered until the next is gone. */
  readonly pingInterval: number;
}

/** How long a closing handshake may take, in milliseconds. */
const closingTime = 2_000;
const goingAway = 1001;
const pong = Buffer.from('\r\n');

function isKeepAlive(bytes: Buffer): boolean {
  return bytes.length <= 4 && bytes.every((octet) => octet === 0x0d || octet === 0x0a);
}

function joined(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

/** A WebSocket connection as a flow: each WebSocket message is one SIP message, text or binary (RFC 7118 §5). */
export class WebSocketFlow implements Flow {
  readonly id: string;
  readonly transport: 'ws' | 'wss';
  readonly reliable = true;
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  readonly #socket: WebSocket;
  readonly #context: TransportContext;
  readonly #pingInterval: number;
  #timer: Timer;
  #alive = true;
  #closed = false;
  #reason: FlowCloseReason = 'remote';

  constructor(socket: WebSocket, parts: WebSocketFlowParts, context: TransportContext) {
    this.id = `${parts.transport}/${randomBytes(9).toString('base64url')}`;
    this.transport = parts.transport;
    this.local = parts.local;
    this.remote = parts.remote;
    this.#socket = socket;
    this.#context = context;
    this.#pingInterval = parts.pingInterval;
    this.#timer = context.clock.after(context.streams.messageTimeout, () => this.#shut('slow'));
    socket.once('message', () => this.#beginPings());
    socket.on('message', (data) => this.#receive(joined(data)));
    socket.on('pong', () => {
      this.#alive = true;
    });
    socket.on('error', () => this.#shut('error'));
    socket.on('close', () => this.#finish());
  }

  get closed(): boolean {
    return this.#closed;
  }

  send(bytes: Uint8Array): Promise<void> {
    if (this.#closed) return Promise.reject(new SipTransportError('flow-closed', 'the connection is closed'));
    if (this.#socket.bufferedAmount + bytes.length > this.#context.streams.maxUnsent) {
      this.#shut('slow');
      return Promise.reject(new SipTransportError('backpressure', 'the peer does not read'));
    }
    if (bytes !== pong) this.#context.sink.sent?.(bytes, this);
    return new Promise((resolve, reject) => {
      this.#socket.send(bytes, { binary: !isUtf8(bytes) }, (error) => {
        if (error) reject(new SipTransportError('flow-closed', error.message, error));
        else resolve();
      });
    });
  }

  close(): void {
    this.#shut('local');
  }

  #beginPings(): void {
    this.#timer.cancel();
    this.#awaitNextPing();
  }

  #awaitNextPing(): void {
    this.#timer = this.#context.clock.after(this.#pingInterval, () => {
      if (!this.#alive) {
        this.#shut('idle');
        return;
      }
      this.#alive = false;
      this.#socket.ping(undefined, undefined, () => {});
      this.#awaitNextPing();
    });
  }

  #receive(bytes: Buffer): void {
    this.#alive = true;
    if (this.#closed) return;
    if (!isKeepAlive(bytes)) receiveMessage(bytes, this, this.#context.sink, this.#context.limits);
    else if (bytes.length === 4) this.send(pong).catch(() => this.#shut('error'));
  }

  #shut(reason: FlowCloseReason): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#reason = reason;
    this.#timer.cancel();
    if (reason === 'local') {
      this.#socket.close(goingAway);
      this.#timer = this.#context.clock.after(closingTime, () => this.#socket.terminate());
    } else this.#socket.terminate();
  }

  #finish(): void {
    this.#shut('remote');
    this.#timer.cancel();
    this.#context.sink.flowClosed(this, this.#reason);
  }
}
