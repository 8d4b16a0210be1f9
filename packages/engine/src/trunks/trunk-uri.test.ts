import { formatNameAddr, formatUri } from '@strowger/sip';
import { describe, expect, it } from 'vitest';
import { registeringTrunk, trunkWith } from '../testing/test-trunk.ts';
import { contactUriParams, registeredAddress, routesTo, trunkUri } from './trunk-uri.ts';

const uri = (fields: Parameters<typeof trunkWith>[0]) => formatUri(trunkUri(trunkWith(fields), '+4930123'));
const routes = (what: 'call' | 'registration', fields: Parameters<typeof trunkWith>[0]) =>
  routesTo(trunkWith(fields), what).map(formatNameAddr);

describe('a number at a provider', () => {
  it('is addressed to its host, its port where it is not the usual one of a name, its transport', () => {
    expect(uri({ host: 'carrier.example' })).toBe('sip:+4930123@carrier.example');
    expect(uri({ host: 'carrier.example', port: 5080 })).toBe('sip:+4930123@carrier.example:5080');
    expect(uri({ host: 'carrier.example', port: 5061, transport: 'tls' })).toBe(
      'sip:+4930123@carrier.example;transport=tls',
    );
    expect(uri({ host: '192.0.2.9', port: 5060, transport: 'tcp' })).toBe('sip:+4930123@192.0.2.9:5060;transport=tcp');
    expect(uri({ host: '2001:db8::9', port: 5070 })).toBe('sip:+4930123@[2001:db8::9]:5070');
  });

  it('is addressed to the proxy where there is one, with the proxy’s own port', () => {
    expect(uri({ proxy: 'sbc.example:5090', port: 5080 })).toBe('sip:+4930123@sbc.example:5090');
    expect(uri({ proxy: '192.0.2.7', port: 5080 })).toBe('sip:+4930123@192.0.2.7');
  });

  it('is escaped where a user part needs it', () => {
    expect(formatUri(trunkUri(trunkWith(), '1@evil;x'))).toBe('sip:1%40evil;x@192.0.2.1:5060');
  });

  it('throws where the host is none', () => {
    expect(() => uri({ host: 'no host' })).toThrow();
  });
});

describe('the first hop', () => {
  it('is the outbound proxy, of registrations the registrar’s proxy', () => {
    const both = { outboundProxy: 'edge.example', registerProxy: 'reg.example:5070' };
    expect(routes('call', both)).toEqual(['<sip:edge.example;lr>']);
    expect(routes('registration', both)).toEqual(['<sip:reg.example:5070;lr>']);
    expect(routes('registration', { outboundProxy: 'edge.example' })).toEqual(['<sip:edge.example;lr>']);
    expect(routes('call', { registerProxy: 'reg.example' })).toEqual([]);
  });
});

describe('a registration', () => {
  it('is for From’s address, or for the user at the host where To is to be distinct', () => {
    const trunk = registeringTrunk('acme', { fromUser: 'front', fromDomain: 'carrier.example' });
    expect(formatNameAddr(registeredAddress(trunk))).toBe('<sip:front@carrier.example>');
    expect(formatNameAddr(registeredAddress({ ...trunk, distinctTo: true }))).toBe('<sip:acme@192.0.2.1>');
  });

  it('has the token and the wanted parameters in its Contact; what is no parameter is left out', () => {
    expect([...contactUriParams(trunkWith({ contactParams: 'Line=3; ob ;<x>=1;;' }))]).toEqual([
      ['line', '3'],
      ['ob', null],
      ['gw', 'token-1'],
    ]);
  });
});
