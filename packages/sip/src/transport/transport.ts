import type { Clock } from '../clock.ts';
import type { MessageLimits } from '../message/limits.ts';
import type { SipMessage } from '../message/message.ts';
import type { SipParseError } from '../message/parse-error.ts';

export type TransportKind = 'udp' | 'tcp' | 'tls' | 'ws' | 'wss';

/** A numeric IP address (IPv6 without brackets) and a port. */
export interface SocketAddress {
  readonly address: string;
  readonly port: number;
}

/** What a TLS peer must prove before anything is sent to it (RFC 5922 §7). */
export interface PeerTrust {
  /** Authorities believed beside the system's: PEM text; empty: none. */
  readonly ca: string;
  /** Who it may be beside the host that was looked up: a name or an address. */
  readonly name: string;
}

/** A place to connect to. */
export interface RemotePlace extends SocketAddress {
  /** The host name that the address was found for: what a TLS peer's certificate is to name (RFC 5922 §7.1). */
  readonly host?: string | undefined;
  /** Whoever answers there over TLS is believed to be right unless this is given. */
  readonly trust?: PeerTrust | undefined;
}

/** Where a request is sent when no flow is named. */
export interface Destination extends RemotePlace {
  readonly transport: TransportKind;
}

/**
 * A path to one peer: a connection, or a local UDP socket together with the peer's address.
 * What came in on a flow can be answered on it, and a registered phone behind NAT is reached through it.
 */
export interface Flow {
  /** Unique in the life of the process. */
  readonly id: string;
  readonly transport: TransportKind;
  /** True when the transport itself delivers: no retransmission above it. */
  readonly reliable: boolean;
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  readonly closed: boolean;
  /** Resolves when handed to the system; rejects with SipTransportError. */
  send(bytes: Uint8Array): Promise<void>;
  /** From now on the peer has to send something at least every `ms` (RFC 5626 §4.4): closed when it does not. */
  expectKeepAlives?(ms: number): void;
  close(): void;
}

export type FlowCloseReason = 'remote' | 'idle' | 'slow' | 'malformed' | 'limit' | 'error' | 'local';

/** What a transport tells the layer above. */
export interface TransportSink {
  /** Asked for every inbound datagram and connection before any parsing; false drops it. */
  accept(source: Destination): boolean;
  /** `bytes`: the message as it came. */
  message(message: SipMessage, flow: Flow, bytes: Uint8Array): void;
  /** Every flow tells what it was given to send; absent when nobody looks on. */
  readonly sent?: ((bytes: Uint8Array, flow: Flow) => void) | undefined;
  /** Something that is not a message; `error.request` is set when it can be answered. */
  invalid(error: SipParseError, flow: Flow): void;
  flowClosed(flow: Flow, reason: FlowCloseReason): void;
  /** A failure of the listening socket after it was bound. */
  failed(error: Error): void;
}

/** One bound listening place. */
export interface Transport {
  readonly kind: TransportKind;
  readonly reliable: boolean;
  /** The address really bound (the port is known even when 0 was asked for). */
  readonly local: SocketAddress;
  /** Reuses a live flow to `remote` or opens one; rejects with SipTransportError. */
  connect(remote: RemotePlace): Promise<Flow>;
  /** The live flow with this id, if it is one of this transport. */
  flow(id: string): Flow | undefined;
  close(): Promise<void>;
}

/** A place to listen on. */
export interface ListenAddress {
  readonly transport: TransportKind;
  /** Numeric address to bind: `0.0.0.0`, `::`, `127.0.0.1`. */
  readonly address: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** What Via and Contact say instead of the bound address (public address, name, forwarded port). */
  readonly advertised?: { readonly host?: string | undefined; readonly port?: number | undefined } | undefined;
}

/** What every transport is given. */
export interface TransportContext {
  readonly sink: TransportSink;
  readonly clock: Clock;
  readonly limits: MessageLimits;
  readonly streams: StreamSettings;
}

/** Bounds on connections. Times in milliseconds. */
export interface StreamSettings {
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
  readonly connectTimeout: number;
  /** From the first octet of a message, or from the opening of a connection, to a whole message. */
  readonly messageTimeout: number;
  /** Between messages; a keep-alive counts as one. */
  readonly idleTimeout: number;
  /** Octets waiting to be sent to a peer that does not read. */
  readonly maxUnsent: number;
}

/** Binds a listening place; rejects with SipListenError when that fails. */
export type TransportFactory = (listen: ListenAddress, context: TransportContext) => Promise<Transport>;
