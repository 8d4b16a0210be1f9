import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { RemoteAddress } from '../plane/api.ts';

export type Receive = (message: Buffer, from: RemoteAddress) => void;

/** A bound UDP socket that can be tied to one remote: the kernel then filters strangers and routes once. */
export class UdpSocket {
  readonly #socket: Socket;
  #tied: RemoteAddress | null = null;
  #closed = false;

  private constructor(socket: Socket, receive: Receive) {
    this.#socket = socket;
    // ICMP errors (a phone that closed its port) come as errors of a connected socket: the media timeout sees to it.
    socket.on('error', () => undefined);
    socket.on('message', receive);
  }

  /** Binds; rejects with the system's error, such as `EADDRINUSE`. */
  static bind(address: string, port: number, receive: Receive): Promise<UdpSocket> {
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
      resolve(new UdpSocket(socket, receive));
    });
    return promise;
  }

  /** The bound port; 0 once closed. */
  get port(): number {
    return this.#closed ? 0 : this.#socket.address().port;
  }

  /** Ties the socket to one remote, or frees it with null. */
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

  /** Sends; what the system refuses is lost, as UDP may. The buffer must not be changed afterwards. */
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

function isSameAddress(a: RemoteAddress | null, b: RemoteAddress | null): boolean {
  return a === b || (a !== null && b !== null && a.port === b.port && a.address === b.address);
}
