import type { NaptrRecord, SrvRecord } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { parseUri } from '../message/parse-uri.ts';
import type { TransportKind } from '../transport/transport.ts';
import { dnsResolver } from './dns-resolver.ts';

const srv = (name: string, priority: number, port = 5060): SrvRecord => ({ name, priority, weight: 1, port });
const naptr = (order: number, service: string, replacement: string): NaptrRecord => ({
  order,
  preference: 50,
  flags: 's',
  service,
  regexp: '',
  replacement,
});

interface Zone {
  readonly naptr?: Readonly<Record<string, NaptrRecord[]>>;
  readonly srv?: Readonly<Record<string, SrvRecord[]>>;
  readonly addresses?: Readonly<Record<string, string[]>>;
}

async function resolve(text: string, zone: Zone, spoken: readonly TransportKind[] = ['udp', 'tcp', 'tls']) {
  const asked: string[] = [];
  const look =
    <T>(kind: string, records: Readonly<Record<string, T[]>> = {}) =>
    async (name: string): Promise<T[]> => {
      asked.push(`${kind} ${name}`);
      const found = records[name];
      if (found === undefined) throw Object.assign(new Error(`query ${name}`), { code: 'ENOTFOUND' });
      return found;
    };
  const resolver = dnsResolver({
    speaks: (transport) => spoken.includes(transport),
    queries: {
      naptr: look('NAPTR', zone.naptr),
      srv: look('SRV', zone.srv),
      addresses: look('A', zone.addresses),
    },
    random: () => 0,
  });
  const uri = parseUri(text);
  if (uri.scheme !== 'sip' && uri.scheme !== 'sips') throw new Error('not a SIP URI');
  const found = await resolver.resolve(uri);
  return {
    asked,
    found: found.map(({ transport, address, port }) => `${transport} ${address} ${port}`),
    places: found,
  };
}

describe('finding a SIP server (RFC 3263 §4)', () => {
  const zone: Zone = {
    naptr: {
      'example.com': [naptr(20, 'SIP+D2U', '_sip._udp.example.com'), naptr(10, 'SIPS+D2T', '_sips._tcp.example.com')],
    },
    srv: {
      '_sips._tcp.example.com': [srv('one.example.com', 1, 5061)],
      '_sip._udp.example.com': [srv('two.example.com', 2), srv('one.example.com', 1, 5080)],
      '_sip._tcp.example.com': [srv('one.example.com', 1)],
      '_sip._udp.plain.example.com': [srv('gone.example.com', 1), srv('two.example.com', 2)],
      '_sip._udp.refused.example.com': [srv('', 0)],
    },
    addresses: {
      'one.example.com': ['192.0.2.1', '2001:db8::1'],
      'two.example.com': ['192.0.2.2'],
      'host.example.com': ['192.0.2.9'],
      'refused.example.com': ['192.0.2.8'],
    },
  };

  it('takes what NAPTR offers, then SRV by priority, then all addresses', async () => {
    const { found, places } = await resolve('sip:example.com', zone);
    expect(found).toEqual([
      'tls 192.0.2.1 5061',
      'tls 2001:db8::1 5061',
      'udp 192.0.2.1 5080',
      'udp 2001:db8::1 5080',
      'udp 192.0.2.2 5060',
    ]);
    expect(new Set(places.map(({ host }) => host))).toEqual(new Set(['example.com']));
  });

  it('passes over what it does not speak, and keeps to TLS for sips', async () => {
    const { found } = await resolve('sip:example.com', zone, ['udp']);
    expect(found.map((place) => place.split(' ')[0])).toEqual(['udp', 'udp', 'udp']);
    expect((await resolve('sips:example.com', zone)).found).toEqual(['tls 192.0.2.1 5061', 'tls 2001:db8::1 5061']);
  });

  it('asks no NAPTR when the URI names the transport', async () => {
    const { asked, found } = await resolve('sip:example.com;transport=tcp', zone);
    expect(asked[0]).toBe('SRV _sip._tcp.example.com');
    expect(found).toEqual(['tcp 192.0.2.1 5060', 'tcp 2001:db8::1 5060']);
  });

  it('goes on without NAPTR, and past a server without address', async () => {
    expect((await resolve('sip:plain.example.com', zone)).found).toEqual(['udp 192.0.2.2 5060']);
  });

  it('looks for addresses alone when there is no SRV, or the URI names a port', async () => {
    expect((await resolve('sip:host.example.com', zone)).found).toEqual(['udp 192.0.2.9 5060']);
    expect((await resolve('sips:host.example.com', zone)).found).toEqual(['tls 192.0.2.9 5061']);
    const { asked, found } = await resolve('sip:host.example.com:5070', zone);
    expect(asked).toEqual(['A host.example.com']);
    expect(found).toEqual(['udp 192.0.2.9 5070']);
  });

  it('asks nothing for an address', async () => {
    expect(await resolve('sip:a@[2001:db8::7];transport=tls', zone)).toMatchObject({
      asked: [],
      found: ['tls 2001:db8::7 5061'],
    });
  });

  it('finds nothing where there is nothing', async () => {
    await expect(resolve('sip:nowhere.example.com', zone)).rejects.toThrow();
  });
});
