import type { RemoteAddress } from '../plane/api.ts';

/**
 * Takes a datagram. The message is the receiver's to change, but only while it is called: the next datagram may come in
 * the same memory.
 */
export type Receive = (message: Buffer, from: RemoteAddress) => void;

/** A bound UDP socket that can be tied to one remote: the kernel then filters strangers and routes once. */
export interface UdpSocket {
  /** The bound port; 0 once closed. */
  readonly port: number;
  /** Ties the socket to one remote, or frees it with null. */
  tie(remote: RemoteAddress | null): void;
  /**
   * Sends; a socket that is tied sends to that remote only. What the system refuses is lost, as UDP may. The message
   * must not be changed afterwards, unless it is one that is being received.
   */
  send(message: Uint8Array, remote: RemoteAddress): void;
  /** Idempotent; nothing is received once it was called. */
  close(): Promise<void>;
}

/** The sockets of one thread, of IPv4 and IPv6. */
export interface UdpSockets {
  /** @param port 0: of the system's choice. Rejects with the system's error, such as `EADDRINUSE`. */
  bind(address: string, port: number, receive: Receive): Promise<UdpSocket>;
}

export function isSameAddress(a: RemoteAddress | null, b: RemoteAddress | null): boolean {
  return a === b || (a !== null && b !== null && a.port === b.port && a.address === b.address);
}
