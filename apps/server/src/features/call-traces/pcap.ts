import { BlockList, isIPv6 } from 'node:net';
import type { TracedAddress, TracedMessage } from '@strowger/switch';

/** Classic pcap, little endian, microseconds; link type RAW: packets begin with their IP header. */
const MAGIC = 0xa1b2c3d4;
const LINK_TYPE_RAW = 101;
const SNAP_LENGTH = 65_535;
const UDP_HEADER = 8;
const UDP = 17;
/** What fits into one packet of either family. */
const MAX_PAYLOAD = SNAP_LENGTH - 40 - UDP_HEADER;

/**
 * The messages of a trace as a capture file. Each is put into a UDP packet of its own, also where it came over a
 * connection: the packets themselves were never kept.
 */
export function pcapOf(messages: readonly TracedMessage[]): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(MAGIC, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(SNAP_LENGTH, 16);
  header.writeUInt32LE(LINK_TYPE_RAW, 20);
  return Buffer.concat([header, ...messages.map(recordOf)]);
}

function recordOf(message: TracedMessage): Buffer {
  const packet = ipPacket(message);
  const header = Buffer.alloc(16);
  header.writeUInt32LE(Math.floor(message.at / 1000), 0);
  header.writeUInt32LE((message.at % 1000) * 1000, 4);
  header.writeUInt32LE(packet.length, 8);
  header.writeUInt32LE(packet.length, 12);
  return Buffer.concat([header, packet]);
}

function ipPacket({ source, destination, payload }: TracedMessage): Buffer {
  const from = octetsOf(source);
  const to = octetsOf(destination);
  const content = payload.subarray(0, MAX_PAYLOAD);
  return from.length === 4 && to.length === 4
    ? ipv4Packet(from, to, udpDatagram(source, destination, content))
    : ipv6Packet(wide(from), wide(to), udpDatagram(source, destination, content));
}

/** Checksum 0: not computed; filled in for IPv6, which demands it (RFC 8200 §8.1). */
function udpDatagram(source: TracedAddress, destination: TracedAddress, payload: Uint8Array): Buffer {
  const header = Buffer.alloc(UDP_HEADER);
  header.writeUInt16BE(source.port, 0);
  header.writeUInt16BE(destination.port, 2);
  header.writeUInt16BE(UDP_HEADER + payload.length, 4);
  return Buffer.concat([header, payload]);
}

function ipv4Packet(from: Buffer, to: Buffer, datagram: Buffer): Buffer {
  const header = Buffer.alloc(20);
  header.writeUInt8(0x45, 0);
  header.writeUInt16BE(header.length + datagram.length, 2);
  header.writeUInt8(64, 8);
  header.writeUInt8(UDP, 9);
  from.copy(header, 12);
  to.copy(header, 16);
  header.writeUInt16BE(checksum(header), 10);
  return Buffer.concat([header, datagram]);
}

function ipv6Packet(from: Buffer, to: Buffer, datagram: Buffer): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt8(0x60, 0);
  header.writeUInt16BE(datagram.length, 4);
  header.writeUInt8(UDP, 6);
  header.writeUInt8(64, 7);
  from.copy(header, 8);
  to.copy(header, 24);
  const pseudo = Buffer.alloc(8);
  pseudo.writeUInt32BE(datagram.length, 0);
  pseudo.writeUInt32BE(UDP, 4);
  datagram.writeUInt16BE(checksum(Buffer.concat([from, to, pseudo, datagram])) || 0xffff, 6);
  return Buffer.concat([header, datagram]);
}

/** The Internet checksum (RFC 1071). */
function checksum(octets: Buffer): number {
  let sum = 0;
  for (let at = 0; at < octets.length; at += 2) sum += (octets[at] ?? 0) * 256 + (octets[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}

const MAPPED = new BlockList();
MAPPED.addSubnet('::ffff:0:0', 96, 'ipv6');

/** 4 octets, for IPv4 addresses and those mapped into IPv6; else 16. */
function octetsOf({ address }: TracedAddress): Buffer {
  if (!isIPv6(address)) return ipv4Octets(address);
  if (address.includes('.') && MAPPED.check(address, 'ipv6'))
    return ipv4Octets(address.slice(address.lastIndexOf(':') + 1));
  return ipv6Octets(address);
}

function ipv4Octets(address: string): Buffer {
  const octets = address.split('.').map(Number);
  return octets.length === 4 ? Buffer.from(octets) : Buffer.alloc(4);
}

function ipv6Octets(address: string): Buffer {
  // The URL parser gives the one canonical form: no embedded IPv4, no leading zeros.
  const canonical = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1);
  const [head = '', tail = ''] = canonical.split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail);
  const octets = Buffer.alloc(16);
  for (const [index, group] of before.entries()) octets.writeUInt16BE(group, index * 2);
  for (const [index, group] of after.entries()) octets.writeUInt16BE(group, 16 - (after.length - index) * 2);
  return octets;
}

function groupsOf(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

/** Both ends of a packet are of one family. */
function wide(octets: Buffer): Buffer {
  if (octets.length === 16) return octets;
  return Buffer.concat([Buffer.alloc(10), Buffer.of(0xff, 0xff), octets]);
}
