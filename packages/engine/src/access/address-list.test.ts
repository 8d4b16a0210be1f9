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

describe('an access list (contract 40 B10.1)', () => {
  const list = {
    allowsByDefault: false,
    nodes: [
      { cidr: '192.0.2.0/24', allow: true },
      { cidr: '192.0.2.128/25', allow: false },
      { cidr: '192.0.2.200/32', allow: true },
      { cidr: '2001:db8::/32', allow: true },
    ],
  };

  it.each([
    ['192.0.2.9', true],
    ['192.0.2.129', false],
    ['192.0.2.200', true],
    ['::ffff:192.0.2.200', true],
    ['2001:db8::9', true],
    ['198.51.100.1', false],
  ])('lets the most specific network decide: %s', (address, allowed) => {
    expect(addressAllowed(address, [list])).toBe(allowed);
    expect(addressAllowed(address, [{ ...list, nodes: [...list.nodes].reverse() }])).toBe(allowed);
  });

  it('has a default for all others, and stands beside networks', () => {
    expect(addressAllowed('198.51.100.1', [{ ...list, allowsByDefault: true }])).toBe(true);
    expect(addressAllowed('198.51.100.1', [list, '198.51.100.0/24'])).toBe(true);
    expect(addressAllowed('198.51.100.1', [{ allowsByDefault: false, nodes: [] }])).toBe(false);
  });
});
