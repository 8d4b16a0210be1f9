import {
  type ListenAddress,
  type SipListenError,
  type TransportFactory,
  type TransportKind,
  tlsTransport,
} from '@strowger/sip';
import { SwitchStartError } from '@strowger/switch';
import type { EmbeddedSwitchOptions } from './options.ts';

type ListeningOptions = Pick<EmbeddedSwitchOptions, 'sipHost' | 'sipPort' | 'sips' | 'webSocket'>;

export interface Listening {
  readonly listen: readonly ListenAddress[];
  readonly factories: Partial<Record<TransportKind, TransportFactory>>;
}

/** `::` means every address of both IP versions. */
export function addressesOf(host: string): readonly string[] {
  return host === '::' ? ['0.0.0.0', '::'] : [host];
}

/** Where SIP is taken: UDP and TCP, and TLS and WebSocket where they are wanted. */
export function listeningPlaces({ sipHost, sipPort, sips, webSocket }: ListeningOptions): Listening {
  const bound = addressesOf(sipHost).flatMap((address): ListenAddress[] => [
    { transport: 'udp', address, port: sipPort },
    { transport: 'tcp', address, port: sipPort },
    ...(sips === undefined ? [] : [{ transport: 'tls' as const, address, port: sips.port }]),
  ]);
  return {
    listen: webSocket === undefined ? bound : [...bound, webSocket.place],
    factories: {
      ...(sips === undefined ? {} : { tls: tlsTransport(sips) }),
      ...(webSocket === undefined ? {} : { [webSocket.place.transport]: webSocket.factory }),
    },
  };
}

/** One line for the operator: the setting and what is wrong with it. */
export function listenProblem({ code, transport, address, port }: SipListenError): SwitchStartError {
  const setting = transport === 'tls' ? 'STROWGER_SIPS_PORT' : 'STROWGER_SIP_PORT';
  return new SwitchStartError(`${setting} ${port} (${transport}) on ${address} ${problemOf(code)}`);
}

function problemOf(code: string): string {
  if (code === 'EADDRINUSE') return 'is already in use';
  if (code === 'EACCES') return 'may not be bound by this user';
  if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return 'is no address of this machine (STROWGER_SIP_HOST)';
  return `cannot be bound: ${code}`;
}
