import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { RemoteAddress } from '../plane/api.ts';
import { isSameAddress, type Receive, type UdpSocket, type UdpSockets } from './udp-socket.ts';

/** Sockets of Node.js itself, which every system has. */
export const NODE_SOCKETS: UdpSockets = {
  bind(address, port, receive) {
    const { promise, resolve, reject } = Promise.withResolvers<UdpSocket>();
    const socket = createSocket({
      type: isIPv6(address) ? 'udp6' : 'udp4',
      // Addresses are numeric: no resolver, and sending and connecting take effect at once.
      lookup: (host, _options, done) => done(null, host, isIPv6(host) ? 6 : 4),
    });
    const fail = (error: Error): void => {
      socket.close();
      reject(error);
    };
    socket.once('error', fail);
    socket.bind({ address, port, exclusive: true }, () => {
      socket.off('error', fail);
      resolve(new NodeSocket(socket, receive));
    });
    return promise;
  },
};

class NodeSocket implements UdpSocket {
  readonly #socket: Socket;
  #tied: RemoteAddress | null = null;
  #closed = false;

  constructor(socket: Socket, receive: Receive) {
    this.#socket = socket;
    // ICMP errors (a phone that closed its port) come as errors of a connected socket: the media timeout sees to it.
    socket.on('error', () => undefined);
    socket.on('message', receive);
  }

  get port(): number {
    return this.#closed ? 0 : this.#socket.address().port;
  }

  tie(remote: RemoteAddress | null): void {
    if (this.#closed || isSameAddress(this.#tied, remote)) return;
    this.#free();
    this.#tied = remote;
    if (!remote) return;
    this.#socket.connect(remote.port, remote.address, (error?: Error) => {
      if (error && this.#tied === remote) this.#tied = null;
    });
  }

  #free(): void {
    if (!this.#tied) return;
    this.#tied = null;
    try {
      this.#socket.disconnect();
    } catch {
      // The system had refused to connect: nothing to free.
    }
  }

  send(message: Uint8Array, remote: RemoteAddress): void {
    if (this.#closed) return;
    try {
      if (isSameAddress(this.#tied, remote)) this.#socket.send(message);
      else if (!this.#tied) this.#socket.send(message, remote.port, remote.address);
    } catch {
      // A connect that failed a moment ago: its callback frees the socket.
    }
  }

  close(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#closed = true;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#socket.close(() => resolve());
    return promise;
  }
}
