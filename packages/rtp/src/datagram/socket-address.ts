import { isIPv4, isIPv6, SocketAddress } from 'node:net';
import type { RemoteAddress } from '../plane/api.ts';

const AF_INET = 2;
const AF_INET6 = 10;
/** Octets of `struct sockaddr_in` and `struct sockaddr_in6` of Linux. */
const INET_BYTES = 16;
const INET6_BYTES = 28;
const PORT_AT = 2;
const INET_ADDRESS_AT = 4;
const INET6_ADDRESS_AT = 8;
const INET6_GROUPS = 8;

/** Room for an address of either family. */
export const SOCKET_ADDRESS_BYTES = INET6_BYTES;

/** A numeric address as the system calls of Linux on a little-endian machine take it; null for any other text. */
export function encodeSocketAddress({ address, port }: RemoteAddress): Buffer | null {
  if (isIPv4(address)) {
    const encoded = headed(INET_BYTES, AF_INET, port);
    encoded.set(address.split('.').map(Number), INET_ADDRESS_AT);
    return encoded;
  }
  if (!isIPv6(address) || address.includes('%')) return null;
  const encoded = headed(INET6_BYTES, AF_INET6, port);
  groupsOf(address).forEach((group, i) => {
    encoded.writeUInt16BE(group, INET6_ADDRESS_AT + i * 2);
  });
  return encoded;
}

/** The address that a system call wrote, in the notation of Node.js; null for one of another family. */
export function decodeSocketAddress(encoded: Buffer): RemoteAddress | null {
  const family = encoded.readUInt16LE(0);
  const port = encoded.readUInt16BE(PORT_AT);
  if (family === AF_INET) {
    return { address: encoded.subarray(INET_ADDRESS_AT, INET_ADDRESS_AT + 4).join('.'), port };
  }
  if (family !== AF_INET6) return null;
  const groups = Array.from({ length: INET6_GROUPS }, (_, i) =>
    encoded.readUInt16BE(INET6_ADDRESS_AT + i * 2).toString(16),
  );
  return { address: new SocketAddress({ address: groups.join(':'), family: 'ipv6' }).address, port };
}

/** An encoded address by words of four octets, the quickest to compare: family and port, address (IPv6: word 2 to 5). */
export type AddressWords = Int32Array;

/** A copy of an encoded address of either family. */
export function addressWords(encoded: Uint8Array): AddressWords {
  const words = new Int32Array(SOCKET_ADDRESS_BYTES / 4);
  new Uint8Array(words.buffer).set(encoded);
  return words;
}

/** Whether two encoded addresses mean the same host and port. */
export function isSameSocketAddress(a: AddressWords, b: AddressWords): boolean {
  if (a[0] !== b[0]) return false;
  if ((Number(a[0]) & 0xffff) === AF_INET) return a[1] === b[1];
  return a[2] === b[2] && a[3] === b[3] && a[4] === b[4] && a[5] === b[5];
}

/** Whether an address is good on one link alone (RFC 4291 §2.5.6): a socket then needs the number of an interface as well. */
export function isLinkLocal(address: string): boolean {
  const encoded = encodeSocketAddress({ address: address.split('%')[0] ?? '', port: 0 });
  return encoded?.readUInt16LE(0) === AF_INET6 && (encoded.readUInt16BE(INET6_ADDRESS_AT) & 0xffc0) === 0xfe80;
}

function headed(bytes: number, family: number, port: number): Buffer {
  const encoded = Buffer.alloc(bytes);
  encoded.writeUInt16LE(family, 0);
  encoded.writeUInt16BE(port, PORT_AT);
  return encoded;
}

/** The eight groups of an IPv6 address in any of its notations (RFC 4291 §2.2). */
function groupsOf(address: string): number[] {
  const [head = [], tail] = address.split('::').map(groupsOfPart);
  if (tail === undefined) return [...head];
  return [...head, ...Array.from({ length: INET6_GROUPS - head.length - tail.length }, () => 0), ...tail];
}

function groupsOfPart(part: string): number[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
