import type { Server, Socket } from 'node:net';
import { formatAddress } from './socket-address.ts';
import { StreamFlow } from './stream-flow.ts';
import type {
  Flow,
  ListenAddress,
  RemotePlace,
  SocketAddress,
  Transport,
  TransportContext,
  TransportKind,
} from './transport.ts';
import { SipListenError, SipTransportError } from './transport-error.ts';

/** How a kind of stream listens and connects; TCP and TLS differ in nothing else. */
export interface StreamSockets {
  readonly kind: TransportKind;
  createServer(accept: (socket: Socket) => void): Server;
  /** Starts connecting; `ready` is called once the connection can be used. */
  connect(remote: RemotePlace, ready: () => void): Socket;
  /** Connections that we opened are reused for places of the same key; unless given, for the same address and port. */
  readonly reuseKey?: (remote: RemotePlace) => string;
}

/** How long peers may take to end their connections, in milliseconds. */
const closingTime = 1_000;

/** Connections of one listening place: accepted and opened ones are reused alike (RFC 3261 §18.1.1). */
class StreamTransport implements Transport {
  readonly kind: TransportKind;
  readonly reliable = true;
  readonly local: SocketAddress;
  readonly #server: Server;
  readonly #sockets: StreamSockets;
  readonly #context: TransportContext;
  readonly #flows = new Map<string, { readonly flow: StreamFlow; readonly key: string }>();
  readonly #byRemote = new Map<string, StreamFlow>();
  readonly #perAddress = new Map<string, number>();
  readonly #opening = new Map<string, Promise<Flow>>();
  /** What the listener has taken, also where TLS has not been agreed on yet. */
  readonly #accepted = new Set<Socket>();
  #closing = false;

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
    // Asked first of all: agreeing on TLS is the dearest part of a connection.
    server.prependListener('connection', (socket) => {
      this.#accepted.add(socket);
      socket.once('close', () => this.#accepted.delete(socket));
      if (!this.#isWanted(socket)) socket.destroy();
    });
  }

  accept(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const { maxConnections, maxConnectionsPerAddress } = this.#context.streams;
    const full = this.#flows.size >= maxConnections || (this.#perAddress.get(address) ?? 0) >= maxConnectionsPerAddress;
    if (this.#closing || socket.destroyed || address === '' || full) {
      socket.on('error', () => socket.destroy());
      socket.destroy();
      return;
    }
    this.#adopt(socket);
  }

  #isWanted({ remoteAddress = '', remotePort = 0 }: Socket): boolean {
    return this.#context.sink.accept({ transport: this.kind, address: remoteAddress, port: remotePort });
  }

  connect(remote: RemotePlace): Promise<Flow> {
    const key = this.#sockets.reuseKey?.(remote) ?? formatAddress(remote);
    const known = this.#byRemote.get(key);
    if (known !== undefined && !known.closed) return Promise.resolve(known);
    const pending = this.#opening.get(key);
    if (pending !== undefined) return pending;
    const opening = this.#open(remote, key).finally(() => this.#opening.delete(key));
    this.#opening.set(key, opening);
    return opening;
  }

  flow(id: string): Flow | undefined {
    const flow = this.#flows.get(id)?.flow;
    return flow?.closed ? undefined : flow;
  }

  close(): Promise<void> {
    this.#closing = true;
    for (const { flow } of this.#flows.values()) flow.close();
    const late = this.#context.clock.after(closingTime, () => {
      for (const socket of this.#accepted) socket.destroy();
    });
    return new Promise((resolve) =>
      this.#server.close(() => {
        late.cancel();
        resolve();
      }),
    );
  }

  #open(remote: RemotePlace, key: string): Promise<Flow> {
    const { streams, clock } = this.#context;
    if (this.#flows.size >= streams.maxConnections) {
      return Promise.reject(new SipTransportError('too-many-connections', 'no connection is free'));
    }
    return new Promise((resolve, reject) => {
      const socket = this.#sockets.connect(remote, () => {
        timer.cancel();
        socket.removeListener('error', failed);
        resolve(this.#adopt(socket, key));
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

  #adopt(socket: Socket, openedAs?: string): StreamFlow {
    const flow = new StreamFlow(this.kind, socket, this.#context);
    const { address } = flow.remote;
    const key = openedAs ?? formatAddress(flow.remote);
    this.#flows.set(flow.id, { flow, key });
    this.#byRemote.set(key, flow);
    this.#perAddress.set(address, (this.#perAddress.get(address) ?? 0) + 1);
    return flow;
  }

  #forget(flow: Flow): void {
    const known = this.#flows.get(flow.id);
    if (known === undefined) return;
    this.#flows.delete(flow.id);
    const { key } = known;
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
    server.maxConnections = context.streams.maxConnections;
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
