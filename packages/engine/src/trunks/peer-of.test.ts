import { parseUri, SipRequest } from '@strowger/sip';
import type { TrunkConfiguration } from '@strowger/switch';
import { describe, expect, it } from 'vitest';
import { registeringTrunk, trunkWith } from '../testing/test-trunk.ts';
import { peerOf } from './peer-of.ts';

const first = trunkWith({ providerId: 1, contactToken: 'one' });
const registered = registeringTrunk('acme', { providerId: 2, name: 'Registered', contactToken: 'two', port: 5080 });
const other = registeringTrunk('bolt', { providerId: 3, contactToken: 'three', host: '192.0.2.3' });

function from(
  uri: string,
  address: string,
  port = 5060,
  known: readonly TrunkConfiguration[] = [first, registered, other],
) {
  const request = new SipRequest({ method: 'INVITE', uri: parseUri(uri) });
  const trunks = {
    all: () => known,
    find: (id: number) => known.find(({ providerId }) => providerId === id) ?? null,
    peersAt: (from: string) => known.filter(({ host }) => host === from),
  };
  return peerOf(request, { address, port }, trunks)?.providerId ?? null;
}

describe('whom a call from outside comes from (contract 30 §2.2)', () => {
  it('is told by the token of the registration it comes over, from wherever', () => {
    expect(from('sip:acme@198.51.100.1;gw=two', '203.0.113.9')).toBe(2);
  });

  it('is told by the token though a caller’s credentials for the provider came along, and by the address only without', () => {
    const request = new SipRequest({ method: 'INVITE', uri: parseUri('sip:acme@198.51.100.1;gw=two') });
    const login = new SipRequest({ method: 'INVITE', uri: parseUri('sip:112@198.51.100.1') });
    for (const { headers } of [request, login]) headers.add('Proxy-Authorization', 'Digest username="x"');
    const trunks = { all: () => [registered], find: () => registered, peersAt: () => [registered] };
    const source = { address: '192.0.2.1', port: 5060 };
    expect(peerOf(request, source, trunks)).toMatchObject({ providerId: 2 });
    expect(peerOf(login, source, trunks)).toBeNull();
  });

  it('is nobody by a user name alone, a wrong token, or the token of a provider that does not register', () => {
    expect(from('sip:acme@198.51.100.1', '203.0.113.9')).toBeNull();
    expect(from('sip:acme@198.51.100.1;gw=guess', '203.0.113.9')).toBeNull();
    expect(from('sip:acme@198.51.100.1;gw', '203.0.113.9')).toBeNull();
    expect(from('sip:x@198.51.100.1;gw=one', '203.0.113.9')).toBeNull();
    expect(
      from('sip:x@198.51.100.1;gw=', '203.0.113.9', 5060, [registeringTrunk('x', { contactToken: '' })]),
    ).toBeNull();
  });

  it('is told by the address, of several there by the registration’s user, then by the port, then the first', () => {
    expect(from('sip:+49301@198.51.100.1', '192.0.2.3')).toBe(3);
    expect(from('sip:acme@198.51.100.1', '192.0.2.1')).toBe(2);
    expect(from('sip:+49301@198.51.100.1', '192.0.2.1', 5080)).toBe(2);
    expect(from('sip:+49301@198.51.100.1', '192.0.2.1', 33_000)).toBe(1);
    expect(from('tel:+49301', '192.0.2.1', 33_000)).toBe(1);
  });
});
