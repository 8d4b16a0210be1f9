import type { SocketAddress, TransportKind } from './transport.ts';

/** A SIP message as it passed one of our sockets, for whoever looks on: traces, captures. */
export interface Sighting {
  readonly direction: 'received' | 'sent';
  readonly transport: TransportKind;
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  /** The message as it was on the wire; not to be changed, and to be copied when kept. */
  readonly bytes: Uint8Array;
}
