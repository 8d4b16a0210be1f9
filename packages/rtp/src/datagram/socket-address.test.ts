import { SocketAddress } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressWords,
  decodeSocketAddress,
  encodeSocketAddress,
  isLinkLocal,
  isSameSocketAddress,
  SOCKET_ADDRESS_BYTES,
} from './socket-address.ts';

const port = fc.integer({ min: 0, max: 65_535 });
const remote = fc.oneof(
  fc.record({ address: fc.ipV4(), port }),
  fc.record({ address: fc.ipV6().map(normal), port }),
  fc.record({ address: fc.ipV4().map((address) => normal(`::ffff:${address}`)), port }),
);

function normal(address: string): string {
  return new SocketAddress({ address, family: 'ipv6' }).address;
}

function encoded(address: string, at = 0): Buffer {
  const octets = encodeSocketAddress({ address, port: at });
  if (!octets) throw new Error('no address');
  return octets;
}

describe('addresses as Linux has them (ip(7), ipv6(7))', () => {
  test('IPv4: family, port and address, the latter two in network order', () => {
    expect(encoded('192.0.2.33', 0x1234).toString('hex')).toBe('02001234c00002210000000000000000');
  });

  test('IPv6: family, port, flow, address, scope', () => {
    const expected = `0a001234${'00000000'}20010db8000000000000000000000021${'00000000'}`;
    expect(encoded('2001:db8::21', 0x1234).toString('hex')).toBe(expected);
  });

  test.each([
    ['::1', '1'],
    ['::', '0'],
    ['1::', '10000000000000000000000000000'],
    ['::ffff:192.0.2.1', 'ffffc0000201'],
    ['1:2:3:4:5:6:7:8', '10002000300040005000600070008'],
  ])('every notation of RFC 4291 §2.2 is understood: %s', (address, hex) => {
    const octets = encoded(address).subarray(8, 24);
    expect(octets.toString('hex').replace(/^0+(?=.)/, '')).toBe(hex);
  });

  test('what is encoded is read again, in the notation that Node.js uses', () => {
    fc.assert(
      fc.property(remote, (address) => {
        const octets = encodeSocketAddress(address);
        expect(octets && decodeSocketAddress(octets)).toEqual(address);
      }),
    );
  });

  test('two are the same exactly when host and port are', () => {
    fc.assert(
      fc.property(remote, remote, (a, b) => {
        const same = isSameSocketAddress(
          addressWords(encoded(a.address, a.port)),
          addressWords(encoded(b.address, b.port)),
        );
        expect(same).toBe(a.address === b.address && a.port === b.port);
        expect(
          isSameSocketAddress(addressWords(encoded(a.address, a.port)), addressWords(encoded(a.address, a.port))),
        ).toBe(true);
      }),
    );
  });

  test('any change of one octet of host or port makes another', () => {
    fc.assert(
      fc.property(remote, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ address, port: at }, index, change) => {
        const octets = encoded(address, at);
        const significant =
          octets.length === 16 ? [2, 3, 4, 5, 6, 7] : [2, 3, ...Array.from({ length: 16 }, (_, i) => 8 + i)];
        const changed = Buffer.from(octets);
        const where = significant[index % significant.length] ?? 2;
        changed[where] = Number(changed[where]) ^ change;
        expect(isSameSocketAddress(addressWords(octets), addressWords(changed))).toBe(false);
      }),
    );
  });

  test.each(['', 'example.com', '1.2.3', '1.2.3.4.5', ':::', 'fe80::1%eth0'])('%j is no address', (address) => {
    expect(encodeSocketAddress({ address, port: 1 })).toBeNull();
  });

  test('an address of another family is none', () => {
    const unix = Buffer.alloc(SOCKET_ADDRESS_BYTES);
    unix.writeUInt16LE(1, 0);
    expect(decodeSocketAddress(unix)).toBeNull();
  });

  test.each([
    ['fe80::1', true],
    ['febf::1%eth0', true],
    ['fec0::1', false],
    ['::1', false],
    ['254.128.0.1', false],
  ])('is link-local: %s %s', (address, expected) => {
    expect(isLinkLocal(address)).toBe(expected);
  });
});
