import { describe, expect, it } from 'vitest';
import { isEverything, liesIn, normalCidr } from './cidr.ts';

describe('networks (contract 40 B3)', () => {
  it.each([
    ['192.168.1.20/24', '192.168.1.0/24'],
    ['192.0.2.1', '192.0.2.1/32'],
    ['2001:DB8::1', '2001:db8::1/128'],
    ['2001:db8::1/32', '2001:db8::/32'],
    ['::ffff:192.0.2.1', '192.0.2.1/32'],
    ['::ffff:192.0.2.1/120', '192.0.2.0/24'],
    [' 10.0.0.0/8 ', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
  ])('%s is kept as %s', (written, kept) => {
    expect(normalCidr(written)).toBe(kept);
  });

  it.each([
    'billing.example.com',
    '192.0.2.1/33',
    '2001:db8::/129',
    '192.0.2.1/',
    '1/8',
    '192.0.2.0/24/8',
    'fe80::1%1',
    '',
  ])('%j is none', (written) => {
    expect(normalCidr(written)).toBeNull();
  });

  it.each([
    ['192.0.2.0', '192.0.2.0/25', true],
    ['192.0.2.127', '192.0.2.0/25', true],
    ['192.0.2.128', '192.0.2.0/25', false],
    ['2001:db8::ffff', '2001:db8::/112', true],
    ['2001:db8::1:0', '2001:db8::/112', false],
    ['192.0.2.1', '::/0', false],
    ['2001:db8::1', '0.0.0.0/0', false],
    ['nonsense', '0.0.0.0/0', false],
  ])('%s in %s: %s', (address, cidr, lies) => {
    expect(liesIn(address, cidr)).toBe(lies);
  });

  it('knows what lets everybody in', () => {
    expect([isEverything('0.0.0.0/0'), isEverything('::/0'), isEverything('10.0.0.0/10')]).toEqual([true, true, false]);
  });
});
