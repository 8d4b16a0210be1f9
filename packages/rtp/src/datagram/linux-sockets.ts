import type { RemoteAddress } from '../plane/api.ts';
import { adoptDescriptor, closeDescriptor } from './descriptor.ts';
import { Epoll, type Readable } from './epoll.ts';
import { type Libc, systemError } from './libc.ts';
import {
  type AddressWords,
  addressWords,
  decodeSocketAddress,
  encodeSocketAddress,
  isSameSocketAddress,
  SOCKET_ADDRESS_BYTES,
} from './socket-address.ts';
import { isSameAddress, type Receive, type UdpSocket, type UdpSockets } from './udp-socket.ts';

const SOCK_DGRAM = 2;
const SOCK_NONBLOCK = 0o4000;
const SOCK_CLOEXEC = 0o2000000;
const MSG_NOSIGNAL = 0x4000;
const LARGEST_DATAGRAM = 65_535;
/** Longer ones than a network's packets are rare: their views are not kept. */
const KEPT_VIEWS = 2048;
/** `AF_UNSPEC`: ends a connection (connect(2)). */
const NO_ADDRESS = Buffer.alloc(16);

/** What all sockets of a thread share: one datagram is handled before the next is read. */
interface Shared {
  readonly libc: Libc;
  readonly epoll: Epoll;
  readonly inbox: Inbox;
}

/**
 * Sockets of Linux itself, read and written without anything being allocated for a datagram.
 *
 * @param now monotonic ms
 */
export function linuxSockets(libc: Libc, now: () => number): UdpSockets {
  const shared: Shared = { libc, epoll: new Epoll(libc, now), inbox: new Inbox() };
  return {
    bind: async (address, port, receive) => openSocket(shared, { address, port }, receive),
  };
}

function openSocket(shared: Shared, local: RemoteAddress, receive: Receive): UdpSocket {
  const { libc } = shared;
  const address = encodeSocketAddress(local);
  if (!address) throw systemError('bind', 'EINVAL');
  const raw = libc.socket(address.readUInt16LE(0), SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (raw < 0) throw systemError('socket', libc.errno());
  const fd = adoptDescriptor(libc, raw);
  try {
    if (libc.bind(fd, address, address.length) < 0) throw systemError('bind', libc.errno());
    return new LinuxSocket(shared, fd, { address: local.address, port: portOf(libc, fd) }, receive);
  } catch (error) {
    closeDescriptor(fd);
    throw error;
  }
}

function portOf(libc: Libc, fd: number): number {
  const address = Buffer.alloc(SOCKET_ADDRESS_BYTES);
  if (libc.getsockname(fd, address, Int32Array.of(address.length)) < 0) throw systemError('getsockname', libc.errno());
  return decodeSocketAddress(address)?.port ?? 0;
}

/** The memory that datagrams come in. */
class Inbox {
  readonly memory = Buffer.alloc(LARGEST_DATAGRAM);
  readonly fromWords: AddressWords = addressWords(Buffer.alloc(0));
  readonly from = Buffer.from(this.fromWords.buffer);
  readonly fromBytes = new Int32Array(1);
  readonly #views: Buffer[] = [];

  /** The datagram of so many octets. */
  datagram(length: number): Buffer {
    if (length >= KEPT_VIEWS) return this.memory.subarray(0, length);
    this.#views[length] ??= this.memory.subarray(0, length);
    return this.#views[length];
  }
}

/** An address as we and as the system know it. */
interface KnownAddress {
  readonly remote: RemoteAddress;
  readonly encoded: Buffer;
  readonly words: AddressWords;
}

function known(remote: RemoteAddress): KnownAddress | null {
  const encoded = encodeSocketAddress(remote);
  return encoded && { remote, encoded, words: addressWords(encoded) };
}

class LinuxSocket implements UdpSocket, Readable {
  readonly fd: number;
  readonly #shared: Shared;
  readonly #receive: Receive;
  readonly #local: Buffer;
  #port: number;
  #tied: KnownAddress | null = null;
  /** Whom the last datagram came from. */
  #from: KnownAddress | null = null;
  /** Whom the last one went to while the socket was not tied. */
  #to: KnownAddress | null = null;
  #closed = false;

  constructor(shared: Shared, fd: number, local: RemoteAddress, receive: Receive) {
    this.#shared = shared;
    this.fd = fd;
    this.#local = encodeSocketAddress(local) ?? NO_ADDRESS;
    this.#port = local.port;
    this.#receive = receive;
    shared.epoll.add(this);
  }

  get port(): number {
    return this.#port;
  }

  tie(remote: RemoteAddress | null): void {
    if (this.#closed || isSameAddress(this.#tied?.remote ?? null, remote)) return;
    const wanted = remote && known(remote);
    if (wanted && this.#shared.libc.connect(this.fd, wanted.encoded, wanted.encoded.length) >= 0) {
      this.#tied = wanted;
      this.#from = wanted;
    } else if (this.#tied) {
      this.#free();
    }
  }

  #free(): void {
    const { libc } = this.#shared;
    this.#tied = null;
    libc.connect(this.fd, NO_ADDRESS, NO_ADDRESS.length);
    // The system takes a port of its own choice away with the connection; one that we chose stays, and this fails.
    libc.bind(this.fd, this.#local, this.#local.length);
  }

  send(message: Uint8Array, remote: RemoteAddress): void {
    // An error of an earlier datagram (ICMP) is told in place of sending this one, once.
    if (!this.#closed && !this.#sent(message, remote) && this.#mayTryAgain()) this.#sent(message, remote);
  }

  #sent(message: Uint8Array, remote: RemoteAddress): boolean {
    const { libc } = this.#shared;
    const tied = this.#tied;
    if (tied) {
      return !isSameAddress(tied.remote, remote) || libc.send(this.fd, message, message.length, MSG_NOSIGNAL) >= 0;
    }
    if (!isSameAddress(this.#to?.remote ?? null, remote)) this.#to = known(remote);
    const to = this.#to?.encoded;
    return !to || libc.sendto(this.fd, message, message.length, MSG_NOSIGNAL, to, to.length) >= 0;
  }

  #mayTryAgain(): boolean {
    const code = this.#shared.libc.errno();
    return code === 'ECONNREFUSED' || code === 'EINTR';
  }

  read(): boolean {
    const { libc, inbox } = this.#shared;
    const { from, fromBytes } = inbox;
    fromBytes[0] = SOCKET_ADDRESS_BYTES;
    const length = libc.recvfrom(this.fd, inbox.memory, LARGEST_DATAGRAM, 0, from, fromBytes);
    // Nothing there after all, or an ICMP error, which is over with its being told: the media timeout sees to it.
    if (length < 0) return false;
    const sender = this.#sender(inbox);
    if (sender) this.#receive(inbox.datagram(length), sender);
    return true;
  }

  /** The address of the sender; the same object as long as it is the same one. */
  #sender({ from, fromWords }: Inbox): RemoteAddress | null {
    if (this.#from && isSameSocketAddress(fromWords, this.#from.words)) return this.#from.remote;
    const remote = decodeSocketAddress(from);
    this.#from = remote && known(remote);
    return remote;
  }

  close(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#closed = true;
    this.#port = 0;
    this.#shared.epoll.remove(this);
    closeDescriptor(this.fd);
    return Promise.resolve();
  }
}
