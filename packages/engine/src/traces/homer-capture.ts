import { createSocket, type Socket } from 'node:dgram';
import { isIP } from 'node:net';
import type { TracedMessage } from '@strowger/switch';
import type { EngineLog } from '../options.ts';
import { hep3Packet } from './hep3.ts';

const CAPTURE_ID = 2001;
const RETRY_MS = 30_000;
const TARGET = /^\[?([^\]]+)\]?:(\d{1,5})$/;

export interface HomerCaptureParts {
  /** `host:port` of the server, asked for with every message; empty: nobody wants them. */
  readonly target: () => string;
  readonly log: EngineLog;
  readonly now: () => number;
}

type Connection =
  | { readonly at: 'off' }
  | { readonly at: 'open'; readonly target: string; readonly socket: Socket }
  | { readonly at: 'failed'; readonly target: string; readonly until: number };

/** Copies of all SIP messages to a Homer server, by HEP3 over UDP. What it does not take is lost, and nothing else. */
export class HomerCapture {
  readonly #parts: HomerCaptureParts;
  #connection: Connection = { at: 'off' };

  constructor(parts: HomerCaptureParts) {
    this.#parts = parts;
  }

  get wanted(): boolean {
    return this.#parts.target() !== '';
  }

  send(message: TracedMessage, correlationId: string): void {
    const target = this.#parts.target();
    if (target === '') {
      this.close();
      return;
    }
    const socket = this.#socketTo(target);
    socket?.send(hep3Packet(message, correlationId, CAPTURE_ID), ...placeOf(target), (error) => {
      if (error !== null) this.#fail(target, error);
    });
  }

  close(): void {
    if (this.#connection.at === 'open') this.#connection.socket.close();
    this.#connection = { at: 'off' };
  }

  #socketTo(target: string): Socket | null {
    const connection = this.#connection;
    if (connection.at === 'open' && connection.target === target) return connection.socket;
    if (connection.at === 'failed' && connection.target === target && connection.until > this.#parts.now()) return null;
    this.close();
    const socket = createSocket(isIP(placeOf(target)[1]) === 6 ? 'udp6' : 'udp4');
    socket.on('error', (error) => this.#fail(target, error));
    socket.unref();
    this.#connection = { at: 'open', target, socket };
    return socket;
  }

  #fail(target: string, error: Error): void {
    if (this.#connection.at !== 'open' || this.#connection.target !== target) return;
    this.close();
    this.#connection = { at: 'failed', target, until: this.#parts.now() + RETRY_MS };
    this.#parts.log('warn', 'messages cannot be sent to the Homer server', { target, error: error.message });
  }
}

function placeOf(target: string): [port: number, host: string] {
  const [, host = '', port = ''] = TARGET.exec(target) ?? [];
  return [Number(port), host];
}
