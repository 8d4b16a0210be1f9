import { isIPv6 } from 'node:net';
import { formatHostPort } from '../message/host-port.ts';
import type { SocketAddress, TransportKind } from './transport.ts';

export function formatAddress(place: SocketAddress): string {
  return formatHostPort(place.address, place.port);
}

export function sameAddress(left: SocketAddress, right: SocketAddress): boolean {
  return left.port === right.port && left.address === right.address;
}

export function familyOf(address: string): 4 | 6 {
  return isIPv6(address) ? 6 : 4;
}

/** 5061 for TLS, 80 and 443 for WebSocket (RFC 7118 §5.4), 5060 otherwise. */
export function defaultPort(transport: TransportKind): number {
  const ports = { udp: 5060, tcp: 5060, tls: 5061, ws: 80, wss: 443 } as const;
  return ports[transport];
}
