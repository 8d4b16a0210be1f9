import { isIPv6 } from 'node:net';
import type { SocketAddress } from './transport.ts';

const HEADER_OCTETS = 20;
const MAGIC_COOKIE = 0x2112a442;
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const BINDING_ERROR = 0x0111;
const ERROR_CODE = 0x0009;
const UNKNOWN_ATTRIBUTES = 0x000a;
const XOR_MAPPED_ADDRESS = 0x0020;
/** Attributes from here on may be passed over by who does not know them. */
const FIRST_OPTIONAL = 0x8000;
const MOST_UNKNOWN_NAMED = 8;

/** True of what is a STUN message and no SIP one: SIP begins with a letter (RFC 5626 §8, RFC 8489 §5). */
export function isStun(bytes: Buffer): boolean {
  return bytes.length >= HEADER_OCTETS && bytes.readUInt8(0) < 4 && bytes.readUInt32BE(4) === MAGIC_COOKIE;
}

/**
 * The answer to a Binding request that keeps a flow alive: where it came from (RFC 5626 §8, RFC 8489 §6.3.1). Undefined for
 * whatever else and for what is malformed: it gets no answer.
 */
export function stunAnswer(bytes: Buffer, source: SocketAddress): Buffer | undefined {
  if (bytes.readUInt16BE(0) !== BINDING_REQUEST || bytes.readUInt16BE(2) !== bytes.length - HEADER_OCTETS) return;
  const unknown = unknownAttributes(bytes);
  if (unknown === undefined) return;
  const transaction = bytes.subarray(8, HEADER_OCTETS);
  if (unknown.length > 0) return message(BINDING_ERROR, transaction, [errorCode(420), unknownOnes(unknown)]);
  return message(BINDING_SUCCESS, transaction, [attribute(XOR_MAPPED_ADDRESS, xorAddress(source, bytes))]);
}

/** Types that the sender wants understood and that we do not know; undefined when the attributes are malformed. */
function unknownAttributes(bytes: Buffer): number[] | undefined {
  const unknown: number[] = [];
  for (let at = HEADER_OCTETS; at < bytes.length; ) {
    if (at + 4 > bytes.length) return undefined;
    const type = bytes.readUInt16BE(at);
    at += 4 + padded(bytes.readUInt16BE(at + 2));
    if (at > bytes.length) return undefined;
    if (type < FIRST_OPTIONAL) unknown.push(type);
  }
  return unknown;
}

function padded(octets: number): number {
  return Math.ceil(octets / 4) * 4;
}

function message(type: number, transaction: Buffer, attributes: readonly Buffer[]): Buffer {
  const body = Buffer.concat(attributes);
  const header = Buffer.alloc(8);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(body.length, 2);
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  return Buffer.concat([header, transaction, body]);
}

function attribute(type: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(4 + padded(value.length));
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}

function errorCode(code: number): Buffer {
  return attribute(ERROR_CODE, Buffer.from([0, 0, Math.floor(code / 100), code % 100]));
}

function unknownOnes(types: readonly number[]): Buffer {
  const value = Buffer.alloc(2 * Math.min(types.length, MOST_UNKNOWN_NAMED));
  for (const [at, type] of types.slice(0, MOST_UNKNOWN_NAMED).entries()) value.writeUInt16BE(type, 2 * at);
  return attribute(UNKNOWN_ATTRIBUTES, value);
}

/** Port and address XORed with cookie and transaction, so that no NAT rewrites them (RFC 8489 §14.2). */
function xorAddress({ address, port }: SocketAddress, request: Buffer): Buffer {
  const octets = addressOctets(address);
  const value = Buffer.alloc(4 + octets.length);
  value.writeUInt8(octets.length === 4 ? 1 : 2, 1);
  value.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 2);
  for (const [at, octet] of octets.entries()) value.writeUInt8(octet ^ request.readUInt8(4 + at), 4 + at);
  return value;
}

function addressOctets(address: string): number[] {
  if (!isIPv6(address)) return address.split('.').map(Number);
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':').flatMap(groupOctets));
  const left = groups(head);
  if (tail === undefined) return left;
  const right = groups(tail);
  return [...left, ...Array<number>(16 - left.length - right.length).fill(0), ...right];
}

/** A group of four digits, or an IPv4 address at the end. */
function groupOctets(group: string): number[] {
  if (group.includes('.')) return group.split('.').map(Number);
  const number = Number.parseInt(group, 16);
  return [number >> 8, number & 0xff];
}
