import type { NaptrRecord, SrvRecord } from 'node:dns';
import { Resolver as NodeResolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { paramText } from '../message/params.ts';
import type { SipUri } from '../message/uri.ts';
import { defaultPort } from '../transport/socket-address.ts';
import type { Destination, TransportKind } from '../transport/transport.ts';
import { addressResolver, type LookupHost, type Resolver, systemLookup, transportFor } from './resolver.ts';
import { offeredServices, orderedServers, type Service, srvName } from './server-selection.ts';

/** The look-ups that finding a server takes. Each rejects, or gives nothing, when there is nothing. */
export interface DnsQueries {
  readonly naptr: (domain: string) => Promise<readonly NaptrRecord[]>;
  readonly srv: (name: string) => Promise<readonly SrvRecord[]>;
  readonly addresses: LookupHost;
}

export interface DnsResolverOptions {
  /** Whether we have a transport of this kind. */
  readonly speaks: (transport: TransportKind) => boolean;
  /** The system's unless given. */
  readonly queries?: DnsQueries | undefined;
  /** 0 to 1, 1 excluded. */
  readonly random?: (() => number) | undefined;
}

const queryTimeout = 2_000;

function systemQueries(): DnsQueries {
  const dns = new NodeResolver({ timeout: queryTimeout, tries: 2 });
  return {
    naptr: (domain) => dns.resolveNaptr(domain),
    srv: (name) => dns.resolveSrv(name),
    addresses: systemLookup,
  };
}

async function orNothing<T>(query: Promise<readonly T[]>): Promise<readonly T[]> {
  return query.catch(() => []);
}

/** NAPTR, SRV with priority and weight, then A and AAAA: every place to try, in order (RFC 3263 §4). */
export function dnsResolver(options: DnsResolverOptions): Resolver {
  const { speaks, queries = systemQueries(), random = Math.random } = options;
  const byAddress = addressResolver(queries.addresses);

  /** RFC 3263 §4.1 where the URI itself does not say: what NAPTR offers, else SRV of each transport that we speak. */
  const services = async ({ host, scheme }: SipUri): Promise<readonly Service[]> => {
    const secure = scheme === 'sips';
    const offered = offeredServices(await orNothing(queries.naptr(host)), speaks, secure);
    if (offered.length > 0) return offered;
    const usual: readonly TransportKind[] = secure ? ['tls'] : ['udp', 'tcp', 'tls'];
    return usual.filter(speaks).map((transport) => ({ transport, name: srvName(transport, host) }));
  };

  const placesOf = async ({ transport, name }: Service, host: string): Promise<Destination[]> => {
    const records = await orNothing(queries.srv(name));
    const servers = orderedServers(
      // A root name says that the service is not to be had (RFC 2782).
      records.filter((record) => record.name !== '' && record.name !== '.'),
      random,
    );
    const places = servers.map(async (server) => {
      const addresses = await orNothing(queries.addresses(server.name));
      return addresses.map((address) => ({ transport, address, port: server.port || defaultPort(transport), host }));
    });
    return (await Promise.all(places)).flat();
  };

  return {
    async resolve(uri) {
      const named = uri.params.has('transport');
      const isAddress = isIP(paramText(uri.params, 'maddr') ?? uri.host) !== 0;
      if (isAddress || uri.port !== undefined || uri.params.has('maddr')) return byAddress.resolve(uri);
      const transport = transportFor(uri);
      if (transport === undefined) return [];
      const wanted = named ? [{ transport, name: srvName(transport, uri.host) }] : await services(uri);
      const places = await Promise.all(wanted.map((service) => placesOf(service, uri.host)));
      const found = places.flat();
      return found.length > 0 ? found : byAddress.resolve(uri);
    },
  };
}
