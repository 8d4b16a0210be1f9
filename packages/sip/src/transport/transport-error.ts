import type { TransportKind } from './transport.ts';

export type SipTransportErrorCode =
  | 'unreachable'
  | 'flow-closed'
  | 'connect-timeout'
  | 'too-many-connections'
  | 'no-transport'
  | 'too-large'
  | 'backpressure';

/** A message could not be handed to the network. */
export class SipTransportError extends Error {
  readonly code: SipTransportErrorCode;

  constructor(code: SipTransportErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SipTransportError';
    this.code = code;
  }
}

/** A listening place could not be bound. `code` is the system's: `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`. */
export class SipListenError extends Error {
  readonly code: string;
  readonly transport: TransportKind;
  readonly address: string;
  readonly port: number;

  constructor(code: string, place: { transport: TransportKind; address: string; port: number }) {
    super(`cannot listen on ${place.transport} ${place.address}:${place.port}: ${code}`);
    this.name = 'SipListenError';
    this.code = code;
    this.transport = place.transport;
    this.address = place.address;
    this.port = place.port;
  }
}
