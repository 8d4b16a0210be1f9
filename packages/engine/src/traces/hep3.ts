import { isIPv6 } from 'node:net';
import type { TracedMessage } from '@strowger/switch';

/** Vendor 0 = the chunk types of the HEP3 specification itself. */
const GENERIC_VENDOR = 0;
const CHUNK_HEADER = 6;
const PACKET_HEADER = 6;
const SIP_PAYLOAD = 1;
const UDP = 17;
const TCP = 6;
const IPV4 = 2;
const IPV6 = 10;
/** A HEP packet goes into one UDP datagram. */
const MAX_PAYLOAD = 60_000;

/**
 * A message as a HEP3 packet for a Homer server (The EEP/HEP protocol, rev. 12, §4).
 * @param correlationId what the messages of one call have in common
 * @param captureId number of this capturing agent
 */
export function hep3Packet(message: TracedMessage, correlationId: string, captureId: number): Buffer {
  const { source, destination, at } = message;
  const v6 = isIPv6(source.address);
  const [sourceType, destinationType] = v6 ? [5, 6] : [3, 4];
  const chunks = Buffer.concat([
    chunk(1, octet(v6 ? IPV6 : IPV4)),
    chunk(2, octet(message.transport === 'udp' ? UDP : TCP)),
    chunk(sourceType, octetsOfAddress(source.address)),
    chunk(destinationType, octetsOfAddress(destination.address)),
    chunk(7, uint16(source.port)),
    chunk(8, uint16(destination.port)),
    chunk(9, uint32(Math.floor(at / 1000))),
    chunk(10, uint32((at % 1000) * 1000)),
    chunk(11, octet(SIP_PAYLOAD)),
    chunk(12, uint32(captureId)),
    chunk(17, Buffer.from(correlationId, 'utf8')),
    chunk(15, Buffer.from(message.payload.subarray(0, MAX_PAYLOAD))),
  ]);
  const header = Buffer.alloc(PACKET_HEADER);
  header.write('HEP3', 'latin1');
  header.writeUInt16BE(PACKET_HEADER + chunks.length, 4);
  return Buffer.concat([header, chunks]);
}

function chunk(type: number, content: Buffer): Buffer {
  const header = Buffer.alloc(CHUNK_HEADER);
  header.writeUInt16BE(GENERIC_VENDOR, 0);
  header.writeUInt16BE(type, 2);
  header.writeUInt16BE(CHUNK_HEADER + content.length, 4);
  return Buffer.concat([header, content]);
}

function octet(value: number): Buffer {
  return Buffer.of(value);
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16BE(value);
  return buffer;
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value >>> 0);
  return buffer;
}

/** 4 or 16 octets of a numeric address; an IPv4 address mapped into IPv6 stays 16 octets. */
function octetsOfAddress(address: string): Buffer {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number));
  // The URL parser gives the one canonical form: no embedded IPv4, no leading zeros.
  const canonical = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return Buffer.concat([...before, ...zeros, ...after].map(uint16));
}

function groups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}
