import type { Server, Socket } from 'node:net';
import { formatAddress } from './socket-address.ts';
import { StreamFlow } from './stream-flow.ts';
import type { Flow, ListenAddress, SocketAddress, Transport, TransportContext, TransportKind } from './transport.ts';
import { SipListenError, SipTransportError } from './transport-error.ts';

/** How a kind of stream listens and connects; TCP and TLS differ in nothing else. */
export interface StreamSockets {
  readonly kind: TransportKind;
  createServer(accept: (socket: Socket) => void): Server;
  /** Starts connecting; `ready` is called once the connection can be used. */
  connect(remote: SocketAddress, ready: () => void): Socket;
}

/** Connections of one listening place: accepted and opened ones are reused alike (RFC 3261 §18.1.1). */
class StreamTransport implements Transport {
  readonly kind: TransportKind;
  readonly reliable = true;
  readonly local: SocketAddress;
  readonly #server: Server;
  readonly #sockets: StreamSockets;
  readonly #context: TransportContext;
  readonly #flows = new Map<string, StreamFlow>();
  readonly #byRemote = new Map<string, StreamFlow>();
  readonly #perAddress = new Map<string, number>();
  readonly #opening = new Map<string, Promise<Flow>>();

  constructor(server: Server, sockets: StreamSockets, context: TransportContext) {
    const bound = server.address();
    this.local =
      typeof bound === 'object' && bound !== null
        ? { address: bound.address, port: bound.port }
        : { address: '', port: 0 };
    this.kind = sockets.kind;
    this.#server = server;
    this.#sockets = sockets;
    this.#context = {
      ...context,
      sink: {
        ...context.sink,
        flowClosed: (flow, reason) => {
          this.#forget(flow);
          context.sink.flowClosed(flow, reason);
        },
      },
    };
    server.on('error', (error) => context.sink.failed(error));
  }

  accept(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const source = { transport: this.kind, address, port: socket.remotePort ?? 0 };
    const { maxConnections, maxConnectionsPerAddress } = this.#context.streams;
    const full = this.#flows.size >= maxConnections || (this.#perAddress.get(address) ?? 0) >= maxConnectionsPerAddress;
    if (address === '' || full || !this.#context.sink.accept(source)) {
      socket.on('error', () => socket.destroy());
      socket.destroy();
      return;
    }
    this.#adopt(socket);
  }

  connect(remote: SocketAddress): Promise<Flow> {
    const key = formatAddress(remote);
    const known = this.#byRemote.get(key);
    if (known !== undefined && !known.closed) return Promise.resolve(known);
    const pending = this.#opening.get(key);
    if (pending !== undefined) return pending;
    const opening = this.#open(remote).finally(() => this.#opening.delete(key));
    this.#opening.set(key, opening);
    return opening;
  }

  flow(id: string): Flow | undefined {
    const flow = this.#flows.get(id);
    return flow?.closed ? undefined : flow;
  }

  close(): Promise<void> {
    for (const flow of this.#flows.values()) flow.close();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #open(remote: SocketAddress): Promise<Flow> {
    const { streams, clock } = this.#context;
    if (this.#flows.size >= streams.maxConnections) {
      return Promise.reject(new SipTransportError('too-many-connections', 'no connection is free'));
    }
    return new Promise((resolve, reject) => {
      const socket = this.#sockets.connect(remote, () => {
        timer.cancel();
        socket.removeListener('error', failed);
        resolve(this.#adopt(socket));
      });
      const failed = (error: Error) => {
        timer.cancel();
        reject(new SipTransportError('unreachable', error.message, error));
      };
      const timer = clock.after(streams.connectTimeout, () => {
        socket.destroy();
        reject(new SipTransportError('connect-timeout', `no answer from ${formatAddress(remote)}`));
      });
      socket.once('error', failed);
    });
  }

  #adopt(socket: Socket): StreamFlow {
    const flow = new StreamFlow(this.kind, socket, this.#context);
    const { address } = flow.remote;
    this.#flows.set(flow.id, flow);
    this.#byRemote.set(formatAddress(flow.remote), flow);
    this.#perAddress.set(address, (this.#perAddress.get(address) ?? 0) + 1);
    return flow;
  }

  #forget(flow: Flow): void {
    if (!this.#flows.delete(flow.id)) return;
    const key = formatAddress(flow.remote);
    if (this.#byRemote.get(key) === flow) this.#byRemote.delete(key);
    const left = (this.#perAddress.get(flow.remote.address) ?? 1) - 1;
    if (left === 0) this.#perAddress.delete(flow.remote.address);
    else this.#perAddress.set(flow.remote.address, left);
  }
}

/** Binds a stream listener of the given kind. */
export function listenStream(
  listen: ListenAddress,
  sockets: StreamSockets,
  context: TransportContext,
): Promise<Transport> {
  return new Promise((resolve, reject) => {
    let transport: StreamTransport | undefined;
    const server = sockets.createServer((socket) => transport?.accept(socket));
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new SipListenError(error.code ?? 'UNKNOWN', { ...listen, transport: sockets.kind }));
    });
    const place = { host: listen.address, port: listen.port, ipv6Only: true, exclusive: true, backlog: 1024 };
    server.listen(place, () => {
      server.removeAllListeners('error');
      transport = new StreamTransport(server, sockets, context);
      resolve(transport);
    });
  });
}
