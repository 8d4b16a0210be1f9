import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trustedProxies } from '../http/trusted-proxies.ts';
import { callingAddress, normalAddress } from './address.ts';

const isTrusted = trustedProxies(['10.0.0.0/8', '2001:db8:1::/48']);

describe('the calling address (contract 40 B3)', () => {
  it.each([
    ['an untrusted peer, whatever it says', '203.0.113.7', '192.0.2.1', '203.0.113.7'],
    ['a trusted proxy names the caller', '10.0.0.1', '192.0.2.1', '192.0.2.1'],
    ['two hops of trusted proxies', '10.0.0.1', '192.0.2.1, 10.0.0.2', '192.0.2.1'],
    ['what the caller himself put in front is not believed', '10.0.0.1', '127.0.0.1, 192.0.2.1, 10.0.0.2', '192.0.2.1'],
    ['without the header it is the peer', '10.0.0.1', undefined, '10.0.0.1'],
    ['an empty header says nothing', '10.0.0.1', '', '10.0.0.1'],
    ['a malformed header says nothing', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['malformed to the left of the caller does not matter', '10.0.0.1', 'unknown, 192.0.2.1', '192.0.2.1'],
    ['proxies alone', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.1'],
    ['ports and brackets go', '::ffff:10.0.0.1', '[2001:DB8::1]:443', '2001:db8::1'],
    ['a proxy on IPv6', '2001:db8:1::5', '192.0.2.1:5060', '192.0.2.1'],
    ['a mapped peer', '::ffff:203.0.113.7', undefined, '203.0.113.7'],
    ['a zone', 'fe80::1%eth0', undefined, 'fe80::1'],
    ['no peer at all', undefined, '192.0.2.1', ''],
  ])('%s', (_what, peer, header, expected) => {
    expect(callingAddress(peer, header, isTrusted)).toBe(expected);
  });

  it('never comes from the header of an untrusted peer', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.string(), (peer, header) => {
        fc.pre(!isTrusted(peer));
        expect(callingAddress(peer, header, isTrusted)).toBe(peer);
      }),
    );
  });

  it.each(['1', '0x7f.1', '192.0.2', 'localhost', '192.0.2.256', '::g', ''])('is not read from %j', (text) => {
    expect(normalAddress(text)).toBeNull();
  });
});
