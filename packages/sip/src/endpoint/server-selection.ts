import type { NaptrRecord, SrvRecord } from 'node:dns';
import type { TransportKind } from '../transport/transport.ts';

/** Where SRV records of a transport are found, and what is meant by it. */
export interface Service {
  readonly transport: TransportKind;
  readonly name: string;
}

const naptrServices: Readonly<Record<string, TransportKind>> = {
  'SIP+D2U': 'udp',
  'SIP+D2T': 'tcp',
  'SIPS+D2T': 'tls',
  'SIP+D2W': 'ws',
  'SIPS+D2W': 'wss',
};

const srvPrefixes: Readonly<Record<TransportKind, string>> = {
  udp: '_sip._udp.',
  tcp: '_sip._tcp.',
  tls: '_sips._tcp.',
  ws: '_sip._ws.',
  wss: '_sips._ws.',
};

function isSecure(transport: TransportKind): boolean {
  return transport === 'tls' || transport === 'wss';
}

export function srvName(transport: TransportKind, domain: string): string {
  return srvPrefixes[transport] + domain;
}

/** The services that NAPTR records offer, those to be tried first in front: only what is spoken here (RFC 3263 §4.1). */
export function offeredServices(
  records: readonly NaptrRecord[],
  speaks: (transport: TransportKind) => boolean,
  secure: boolean,
): Service[] {
  return [...records]
    .sort((left, right) => left.order - right.order || left.preference - right.preference)
    .flatMap(({ flags, service, replacement }) => {
      const transport = naptrServices[service.toUpperCase()];
      if (flags.toLowerCase() !== 's' || transport === undefined || replacement === '') return [];
      return speaks(transport) && (!secure || isSecure(transport)) ? [{ transport, name: replacement }] : [];
    });
}

/**
 * SRV records in the order in which they are tried: lower priorities first, within one drawn by weight (RFC 2782).
 * @param random 0 to 1, 1 excluded
 */
export function orderedServers(records: readonly SrvRecord[], random: () => number): SrvRecord[] {
  const priorities = [...new Set(records.map(({ priority }) => priority))].sort((left, right) => left - right);
  return priorities.flatMap((priority) =>
    drawnByWeight(
      records.filter((record) => record.priority === priority),
      random,
    ),
  );
}

function drawnByWeight(records: readonly SrvRecord[], random: () => number): SrvRecord[] {
  // Those without weight stand first, so that they have a small chance at all.
  const left = [...records].sort((one, other) => one.weight - other.weight);
  const drawn: SrvRecord[] = [];
  while (left.length > 0) {
    const total = left.reduce((sum, { weight }) => sum + weight, 0);
    const mark = Math.floor(random() * (total + 1));
    let sum = 0;
    const at = left.findIndex(({ weight }) => {
      sum += weight;
      return sum >= mark;
    });
    drawn.push(...left.splice(at, 1));
  }
  return drawn;
}
