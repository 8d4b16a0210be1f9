import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { parseHostPort } from '../message/host-port.ts';
import { receiveMessage } from './receive-message.ts';
import { familyOf, formatAddress } from './socket-address.ts';
import { isStun, stunAnswer } from './stun-binding.ts';
import type { Flow, ListenAddress, SocketAddress, Transport, TransportContext } from './transport.ts';
import { SipListenError } from './transport-error.ts';
import { UdpFlow } from './udp-flow.ts';

/** Bursts of a busy registrar must not be lost between two turns of the event loop. */
const receiveBuffer = 4 * 1024 * 1024;

function isKeepAlive(bytes: Buffer): boolean {
  return bytes.length <= 4 && bytes.every((octet) => octet === 0x0d || octet === 0x0a || octet === 0x00);
}

class UdpTransport implements Transport {
  readonly kind = 'udp';
  readonly reliable = false;
  readonly local: SocketAddress;
  readonly #socket: Socket;
  readonly #context: TransportContext;
  #open = true;

  constructor(socket: Socket, context: TransportContext) {
    const { address, port } = socket.address();
    this.local = { address, port };
    this.#socket = socket;
    this.#context = context;
    socket.on('message', (bytes, from) => this.#receive(bytes, from));
    socket.on('error', (error) => context.sink.failed(error));
  }

  connect(remote: SocketAddress): Promise<Flow> {
    return Promise.resolve(this.#flowTo(remote));
  }

  flow(id: string): Flow | undefined {
    const prefix = `udp/${formatAddress(this.local)}/`;
    if (!this.#open || !id.startsWith(prefix)) return undefined;
    const { host, port } = parseHostPort(id.slice(prefix.length));
    return port === undefined ? undefined : this.#flowTo({ address: host, port });
  }

  close(): Promise<void> {
    if (!this.#open) return Promise.resolve();
    this.#open = false;
    return new Promise((resolve) => this.#socket.close(() => resolve()));
  }

  #flowTo(remote: SocketAddress): UdpFlow {
    return new UdpFlow(this.#socket, this.local, remote, () => this.#open, this.#context.sink.sent);
  }

  /** A client asks whether its flow still lives (RFC 5626 §4.4.2). */
  #answerStun(bytes: Buffer, from: RemoteInfo): void {
    const answer = stunAnswer(bytes, from);
    if (answer !== undefined && this.#open) this.#socket.send(answer, from.port, from.address, () => {});
  }

  #receive(bytes: Buffer, from: RemoteInfo): void {
    const { sink, limits } = this.#context;
    if (isKeepAlive(bytes)) return;
    if (!sink.accept({ transport: 'udp', address: from.address, port: from.port })) return;
    if (isStun(bytes)) {
      this.#answerStun(bytes, from);
      return;
    }
    receiveMessage(bytes, this.#flowTo({ address: from.address, port: from.port }), sink, limits);
  }
}

/** Binds a UDP socket. IPv6 sockets do not take IPv4: listen on both. */
export function listenUdp(listen: ListenAddress, context: TransportContext): Promise<Transport> {
  const family = familyOf(listen.address);
  const socket = createSocket({
    type: family === 6 ? 'udp6' : 'udp4',
    ipv6Only: family === 6,
    recvBufferSize: receiveBuffer,
    // Destinations are numeric: no resolver on the way out.
    lookup: (address, _options, done) => done(null, address, family),
  });
  return new Promise((resolve, reject) => {
    socket.once('error', (error: NodeJS.ErrnoException) => {
      socket.close();
      reject(new SipListenError(error.code ?? 'UNKNOWN', { ...listen, transport: 'udp' }));
    });
    socket.bind({ address: listen.address, port: listen.port, exclusive: true }, () => {
      socket.removeAllListeners('error');
      resolve(new UdpTransport(socket, context));
    });
  });
}
