import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { RemoteAddress } from '../plane/api.ts';

const HEADER_BYTES = 20;
const COOKIE = 0x2112a442;
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const XOR_MAPPED_ADDRESS = 0x0020;
const MESSAGE_INTEGRITY = 0x0008;
const FINGERPRINT = 0x8028;
const FINGERPRINT_MASK = 0x5354554e;
const INTEGRITY_BYTES = 24;
const FINGERPRINT_BYTES = 8;

export function isStun(packet: Buffer): boolean {
  return packet.length >= HEADER_BYTES && (packet[0] ?? 0xff) < 4 && packet.readUInt32BE(4) === COOKIE;
}

/** The success that an ICE agent of this password answers a check with (RFC 8489 §6, RFC 8445 §7.3); null for anything else. */
export function bindingAnswer(request: Buffer, from: RemoteAddress, password: string): Buffer | null {
  if (!isStun(request) || request.readUInt16BE(0) !== BINDING_REQUEST) return null;
  const header = Buffer.from(request.subarray(0, HEADER_BYTES));
  header.writeUInt16BE(BINDING_SUCCESS, 0);
  const mapped = mappedAddress(from);
  // Each of the two closing attributes counts the length up to its own end.
  header.writeUInt16BE(mapped.length + INTEGRITY_BYTES, 2);
  const plain = Buffer.concat([header, mapped]);
  const integrity = attribute(MESSAGE_INTEGRITY, createHmac('sha1', password).update(plain).digest());
  const whole = Buffer.concat([plain, integrity]);
  whole.writeUInt16BE(mapped.length + INTEGRITY_BYTES + FINGERPRINT_BYTES, 2);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE((crc32(whole) ^ FINGERPRINT_MASK) >>> 0);
  return Buffer.concat([whole, attribute(FINGERPRINT, sum)]);
}

/** IPv4 alone: both ends are on loopback. */
function mappedAddress({ address, port }: RemoteAddress): Buffer {
  const value = Buffer.alloc(8);
  value[1] = 1;
  value.writeUInt16BE(port ^ (COOKIE >>> 16), 2);
  value.set(address.split('.').map(Number), 4);
  value.writeUInt32BE((value.readUInt32BE(4) ^ COOKIE) >>> 0, 4);
  return attribute(XOR_MAPPED_ADDRESS, value);
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value]);
}
