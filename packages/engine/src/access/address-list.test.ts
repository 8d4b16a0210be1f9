import { describe, expect, it } from 'vitest';
import { addressAllowed } from './address-list.ts';

describe('auth_acl', () => {
  it.each([
    ['192.0.2.9', [], true],
    ['192.0.2.9', ['192.0.2.0/24'], true],
    ['192.0.3.1', ['192.0.2.0/24'], false],
    ['192.0.2.9', ['192.0.2.9'], true],
    ['::ffff:192.0.2.9', ['192.0.2.0/24'], true],
    ['2001:db8::1', ['2001:db8::/32', '10.0.0.0/8'], true],
    ['2001:db9::1', ['2001:db8::/32'], false],
    ['192.0.2.9', ['nonsense', '192.0.2.0/99'], false],
    ['no address', ['0.0.0.0/0'], false],
  ])('%s in %j: %s', (address, cidrs, allowed) => {
    expect(addressAllowed(address, cidrs)).toBe(allowed);
  });
});
