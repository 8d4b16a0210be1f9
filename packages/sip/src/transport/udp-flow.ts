import type { Socket } from 'node:dgram';
import { formatAddress } from './socket-address.ts';
import type { Flow, SocketAddress } from './transport.ts';
import { SipTransportError } from './transport-error.ts';

/** Largest payload of a UDP datagram over IPv4. */
const maxDatagram = 65_507;

function sendError(error: Error): SipTransportError {
  const tooLarge = 'code' in error && error.code === 'EMSGSIZE';
  return new SipTransportError(tooLarge ? 'too-large' : 'unreachable', error.message, error);
}

type UdpFlowObserver = (bytes: Uint8Array, flow: Flow) => void;

/** A local UDP socket and one peer. It cannot be closed on its own: it costs nothing. */
export class UdpFlow implements Flow {
  readonly transport = 'udp';
  readonly reliable = false;
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  readonly #socket: Socket;
  readonly #isOpen: () => boolean;
  readonly #sent: UdpFlowObserver | undefined;

  /** `sent` is told of every datagram. */
  constructor(
    socket: Socket,
    local: SocketAddress,
    remote: SocketAddress,
    isOpen: () => boolean,
    sent?: UdpFlowObserver,
  ) {
    this.#socket = socket;
    this.local = local;
    this.remote = remote;
    this.#isOpen = isOpen;
    this.#sent = sent;
  }

  get id(): string {
    return `udp/${formatAddress(this.local)}/${formatAddress(this.remote)}`;
  }

  get closed(): boolean {
    return !this.#isOpen();
  }

  send(bytes: Uint8Array): Promise<void> {
    if (this.closed) return Promise.reject(new SipTransportError('flow-closed', 'the socket is closed'));
    if (bytes.length > maxDatagram) return Promise.reject(new SipTransportError('too-large', 'too large for UDP'));
    this.#sent?.(bytes, this);
    return new Promise((resolve, reject) => {
      this.#socket.send(bytes, this.remote.port, this.remote.address, (error) => {
        if (error) reject(sendError(error));
        else resolve();
      });
    });
  }

  close(): void {}
}
