import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { paramText } from '../message/params.ts';
import type { SipUri } from '../message/uri.ts';
import { defaultPort } from '../transport/socket-address.ts';
import type { Destination, TransportKind } from '../transport/transport.ts';

/** Turns the URI of a next hop into addresses to try in order; rejects or gives none when it cannot. */
export interface Resolver {
  resolve(uri: SipUri): Promise<readonly Destination[]>;
}

/** All addresses of a host name, IPv4 and IPv6. */
export type LookupHost = (host: string) => Promise<readonly string[]>;

const kinds: Readonly<Record<string, TransportKind>> = { udp: 'udp', tcp: 'tcp', tls: 'tls', ws: 'ws', wss: 'wss' };

/** RFC 3263 §4.1 without NAPTR: the transport parameter, else TLS for sips and UDP for sip. */
export function transportFor(uri: SipUri): TransportKind | undefined {
  const named = paramText(uri.params, 'transport')?.toLowerCase();
  const kind = named === undefined ? 'udp' : kinds[named];
  if (uri.scheme === 'sip' || kind === undefined) return kind;
  return kind === 'ws' || kind === 'wss' ? 'wss' : 'tls';
}

/** A and AAAA records, and whatever else the system knows of hosts. */
export async function systemLookup(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true, order: 'ipv4first' });
  return found.map(({ address }) => address);
}

/** A and AAAA records with the URI's port or the transport's usual one. */
export function addressResolver(lookupHost: LookupHost = systemLookup): Resolver {
  return {
    async resolve(uri) {
      const transport = transportFor(uri);
      if (transport === undefined) return [];
      const host = paramText(uri.params, 'maddr') ?? uri.host;
      const port = uri.port ?? defaultPort(transport);
      const addresses = isIP(host) === 0 ? await lookupHost(host) : [host];
      return addresses.map((address) => ({ transport, address, port, host: uri.host }));
    },
  };
}
