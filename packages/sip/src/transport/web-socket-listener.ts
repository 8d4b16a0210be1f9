import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { SocketAddress, TransportContext, TransportFactory } from './transport.ts';
import { SipTransportError } from './transport-error.ts';
import { WebSocketFlow } from './web-socket-flow.ts';

export interface WebSocketListenerOptions {
  /** `wss` where the HTTP server speaks TLS. */
  readonly transport: 'ws' | 'wss';
  /** Milliseconds; half a minute unless given. */
  readonly pingInterval?: number | undefined;
}

const subprotocol = 'sip';
const usualPingInterval = 30_000;

/**
 * SIP over WebSocket (RFC 7118) on somebody else's HTTP server, which hands the upgrade requests over. Connections
 * are made by clients alone: a place whose connection is gone cannot be reached.
 */
export class WebSocketListener {
  readonly #options: WebSocketListenerOptions;
  readonly #server: WebSocketServer;
  readonly #flows = new Map<string, WebSocketFlow>();
  readonly #perAddress = new Map<string, number>();
  #context: TransportContext | undefined;

  constructor(options: WebSocketListenerOptions, maxPayload = 256 * 1024) {
    this.#options = options;
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload,
      handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
    });
  }

  /** For `SipEndpointOptions.factories`. The listening place stands for the HTTP server: nothing is bound. */
  readonly factory: TransportFactory = (listen, context) => {
    this.#context = {
      ...context,
      sink: {
        ...context.sink,
        flowClosed: (flow, reason) => {
          if (this.#flows.delete(flow.id)) this.#count(flow.remote.address, -1);
          context.sink.flowClosed(flow, reason);
        },
      },
    };
    return Promise.resolve({
      kind: this.#options.transport,
      reliable: true,
      local: { address: listen.address, port: listen.port },
      connect: () => Promise.reject(new SipTransportError('unreachable', 'a WebSocket client must connect by itself')),
      flow: (id) => {
        const flow = this.#flows.get(id);
        return flow?.closed ? undefined : flow;
      },
      close: async () => {
        this.#context = undefined;
        for (const flow of this.#flows.values()) flow.close();
      },
    });
  };

  /**
   * Takes an upgrade request over, refusing those for another subprotocol with 400 and those over the bounds with 503.
   * @param remote where the client is, when a proxy that is believed says it; otherwise the peer of the socket
   */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, remote?: SocketAddress): void {
    const { remoteAddress = '', remotePort = 0, localAddress = '', localPort = 0 } = request.socket;
    const from = remote ?? { address: unmapped(remoteAddress), port: remotePort };
    const context = this.#context;
    if (context === undefined || this.#isFull(context, from.address)) {
      refuseUpgrade(socket, 503);
      return;
    }
    if (!context.sink.accept({ transport: this.#options.transport, ...from })) {
      socket.destroy();
      return;
    }
    if (!offersSip(request)) {
      refuseUpgrade(socket, 400);
      return;
    }
    const parts = {
      transport: this.#options.transport,
      local: { address: unmapped(localAddress), port: localPort },
      remote: from,
      pingInterval: this.#options.pingInterval ?? usualPingInterval,
    };
    this.#server.handleUpgrade(request, socket, head, (connection) => {
      const flow = new WebSocketFlow(connection, parts, context);
      this.#flows.set(flow.id, flow);
      this.#count(from.address, 1);
    });
  }

  #isFull({ streams }: TransportContext, address: string): boolean {
    return (
      this.#flows.size >= streams.maxConnections ||
      (this.#perAddress.get(address) ?? 0) >= streams.maxConnectionsPerAddress
    );
  }

  #count(address: string, change: 1 | -1): void {
    const count = (this.#perAddress.get(address) ?? 0) + change;
    if (count <= 0) this.#perAddress.delete(address);
    else this.#perAddress.set(address, count);
  }
}

/** A server must not go on without the subprotocol `sip` (RFC 7118 §4.1). */
function offersSip({ headers }: IncomingMessage): boolean {
  const offered = String(headers['sec-websocket-protocol'] ?? '').split(',');
  return offered.some((name) => name.trim() === subprotocol);
}

/** An IPv4 peer of an IPv6 socket under its IPv4 address. */
function unmapped(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** Answers an upgrade request with an error, and ends the connection. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy());
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, 'Connection: close', 'Content-Length: 0', '', ''];
  socket.end(head.join('\r\n'));
}
