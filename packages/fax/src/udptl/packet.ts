/** One UDPTL datagram (ITU-T T.38 §9.1.3; the packed encoding of its annex A, aligned PER). */
export interface UdptlPacket {
  /** 16 bit. */
  readonly sequence: number;
  /** The internet fax packet of this number. */
  readonly primary: Uint8Array;
  /** Those of the numbers before it, the latest first. Empty with parity in their stead. */
  readonly earlier: readonly Uint8Array[];
}

/** A length of PER in two octets holds no more. */
export const LONGEST_IFP = 0x3fff;
const SHORT_LENGTH = 0x80;
const PARITY = 0x80;

/**
 * The octets of a packet; of the earlier ones only so many as fit, the latest being kept.
 *
 * @param largest octets of a datagram that the remote takes (T38FaxMaxDatagram)
 */
export function buildUdptl({ sequence, primary, earlier }: UdptlPacket, largest: number): Buffer {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(sequence & 0xffff);
  const parts = [head, ...field(primary)];
  let room = largest - bytesOf(parts) - 2;
  const copies: Uint8Array[] = [];
  let count = 0;
  for (const packet of earlier) {
    const copy = field(packet);
    room -= bytesOf(copy);
    if (room < 0 || count === SHORT_LENGTH - 1) break;
    copies.push(...copy);
    count++;
  }
  return Buffer.concat([...parts, Buffer.from([0, count]), ...copies]);
}

/** Parses a datagram; null when it is no UDPTL. Parity (FEC) is read over. Never throws. */
export function parseUdptl(datagram: Buffer): UdptlPacket | null {
  if (datagram.length < 5) return null;
  const reader = { datagram, at: 2 };
  const primary = readField(reader);
  const method = readOctet(reader);
  if (primary === null || primary.length === 0 || method === null) return null;
  const earlier = method & PARITY ? [] : readEarlier(reader);
  return earlier && { sequence: datagram.readUInt16BE(0), primary, earlier };
}

interface Reader {
  readonly datagram: Buffer;
  at: number;
}

function readEarlier(reader: Reader): Uint8Array[] | null {
  const count = readLength(reader);
  if (count === null) return null;
  const earlier: Uint8Array[] = [];
  while (earlier.length < count) {
    const packet = readField(reader);
    if (packet === null) return null;
    earlier.push(packet);
  }
  return earlier;
}

function field(packet: Uint8Array): Uint8Array[] {
  const { length } = packet;
  if (length < SHORT_LENGTH) return [Uint8Array.of(length), packet];
  return [Uint8Array.of(SHORT_LENGTH | (length >> 8), length & 0xff), packet];
}

function bytesOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function readField(reader: Reader): Uint8Array | null {
  const length = readLength(reader);
  if (length === null || reader.at + length > reader.datagram.length) return null;
  reader.at += length;
  return Uint8Array.from(reader.datagram.subarray(reader.at - length, reader.at));
}

function readLength(reader: Reader): number | null {
  const first = readOctet(reader);
  if (first === null || first < SHORT_LENGTH) return first;
  // Fragments, from 16 Ki on, fit no datagram.
  if (first & 0x40) return null;
  const second = readOctet(reader);
  return second === null ? null : ((first & 0x3f) << 8) | second;
}

function readOctet(reader: Reader): number | null {
  const octet = reader.datagram[reader.at];
  if (octet === undefined) return null;
  reader.at++;
  return octet;
}
