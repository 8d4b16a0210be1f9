import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trustedProxies } from './trusted-proxies.ts';

describe('trusted proxies', () => {
  const isTrusted = trustedProxies(['10.0.0.0/8', '2001:db8::/32']);

  it.each(['10.1.2.3', '::ffff:10.1.2.3', '2001:db8:1::1'])('trusts %s', (address) => {
    expect(isTrusted(address)).toBe(true);
  });

  it.each([undefined, '', '11.0.0.1', '::ffff:11.0.0.1', '2001:db9::1', '10.0.0.1, 1.2.3.4', 'localhost'])(
    'does not trust %s',
    (address) => {
      expect(isTrusted(address)).toBe(false);
    },
  );

  it('trusts nobody by default', () => {
    expect(trustedProxies([])('127.0.0.1')).toBe(false);
  });

  it('never fails on what stands in a header', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isTrusted(text) === 'boolean'));
  });
});
