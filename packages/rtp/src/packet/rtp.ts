/** Where the parts of an RTP packet lie in its buffer (RFC 3550 §5.1). */
export interface RtpHeader {
  readonly marker: boolean;
  readonly payloadType: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly csrcCount: number;
  /** Offset of the header extension (its 4 byte head), or null. */
  readonly extensionOffset: number | null;
  /** First byte of the payload. */
  readonly payloadStart: number;
  /** One past its last byte; padding is outside. */
  readonly payloadEnd: number;
}

/** What a packet is built from. */
export interface RtpFields {
  readonly marker?: boolean;
  readonly payloadType: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly csrc?: readonly number[];
  /** RFC 3550 §5.3.1: profile word and data, the latter padded with zeroes to whole words. */
  readonly extension?: { readonly profile: number; readonly data: Uint8Array };
  readonly payload: Uint8Array;
  /** Bytes of padding to append, 0 to 255. */
  readonly padding?: number;
}

export const RTP_HEADER_BYTES = 12;
const VERSION = 2;

/** Parses an RTP packet; null when it is not one. Never throws (RFC 3550 §5.1, appendix A.1). */
export function parseRtp(packet: Buffer): RtpHeader | null {
  if (packet.length < RTP_HEADER_BYTES) return null;
  const first = packet.readUInt8(0);
  if (first >> 6 !== VERSION) return null;
  const second = packet.readUInt8(1);
  const csrcCount = first & 0x0f;
  let payloadStart = RTP_HEADER_BYTES + csrcCount * 4;
  let extensionOffset: number | null = null;
  if (first & 0x10) {
    if (packet.length < payloadStart + 4) return null;
    extensionOffset = payloadStart;
    payloadStart += 4 + packet.readUInt16BE(payloadStart + 2) * 4;
  }
  const payloadEnd = first & 0x20 ? packet.length - packet.readUInt8(packet.length - 1) : packet.length;
  if (payloadEnd < payloadStart || (first & 0x20 && payloadEnd === packet.length)) return null;
  return {
    marker: second >= 0x80,
    payloadType: second & 0x7f,
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    ssrc: packet.readUInt32BE(8),
    csrcCount,
    extensionOffset,
    payloadStart,
    payloadEnd,
  };
}

/** Contributing sources of a parsed packet. */
export function readCsrc(packet: Buffer, header: RtpHeader): number[] {
  return Array.from({ length: header.csrcCount }, (_, i) => packet.readUInt32BE(RTP_HEADER_BYTES + i * 4));
}

/** Profile word and data of the header extension of a parsed packet, or null. */
export function readExtension(packet: Buffer, header: RtpHeader): { profile: number; data: Buffer } | null {
  const at = header.extensionOffset;
  if (at === null) return null;
  return { profile: packet.readUInt16BE(at), data: packet.subarray(at + 4, header.payloadStart) };
}

/** Builds an RTP packet. Counters are taken modulo their width. */
export function buildRtp(fields: RtpFields): Buffer {
  const csrc = (fields.csrc ?? []).slice(0, 15);
  const extensionWords = fields.extension ? Math.ceil(fields.extension.data.length / 4) : 0;
  const extensionBytes = fields.extension ? 4 + extensionWords * 4 : 0;
  const payloadStart = RTP_HEADER_BYTES + csrc.length * 4 + extensionBytes;
  const padding = (fields.padding ?? 0) & 0xff;
  const packet = Buffer.alloc(payloadStart + fields.payload.length + padding);
  writeRtpHeader(packet, 0, fields);
  packet[0] = (VERSION << 6) | (padding ? 0x20 : 0) | (fields.extension ? 0x10 : 0) | csrc.length;
  csrc.forEach((source, i) => {
    packet.writeUInt32BE(source >>> 0, RTP_HEADER_BYTES + i * 4);
  });
  if (fields.extension) {
    const at = RTP_HEADER_BYTES + csrc.length * 4;
    packet.writeUInt16BE(fields.extension.profile & 0xffff, at);
    packet.writeUInt16BE(extensionWords, at + 2);
    packet.set(fields.extension.data, at + 4);
  }
  packet.set(fields.payload, payloadStart);
  if (padding) packet[packet.length - 1] = padding;
  return packet;
}

/** Writes a plain 12 byte header (no CSRC, extension or padding) at `offset`. */
export function writeRtpHeader(packet: Buffer, offset: number, fields: Omit<RtpFields, 'payload'>): void {
  packet[offset] = VERSION << 6;
  packet[offset + 1] = (fields.marker ? 0x80 : 0) | (fields.payloadType & 0x7f);
  packet.writeUInt16BE(fields.sequence & 0xffff, offset + 2);
  packet.writeUInt32BE(fields.timestamp >>> 0, offset + 4);
  packet.writeUInt32BE(fields.ssrc >>> 0, offset + 8);
}

/** Whether a packet on a multiplexed port is RTCP: packet types 192 to 223 (RFC 5761 §4). */
export function isRtcp(packet: Buffer): boolean {
  const second = packet[1];
  return second !== undefined && second >= 192 && second <= 223;
}
