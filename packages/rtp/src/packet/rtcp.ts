/** What one receiver reports about one source (RFC 3550 §6.4.1). */
export interface ReportBlock {
  readonly ssrc: number;
  /** 0 to 255, in 1/256. */
  readonly fractionLost: number;
  /** Signed 24 bit: duplicates can make it negative. */
  readonly cumulativeLost: number;
  readonly highestSequence: number;
  /** In timestamp units. */
  readonly jitter: number;
  /** Middle 32 bits of the NTP time of the last SR, 0 when none. */
  readonly lastSenderReport: number;
  /** Delay since it in 1/65536 s. */
  readonly delaySinceLastSenderReport: number;
}

export interface SenderInfo {
  readonly ntpSeconds: number;
  readonly ntpFraction: number;
  readonly rtpTimestamp: number;
  readonly packetCount: number;
  readonly octetCount: number;
}

export type RtcpPacket =
  | {
      readonly type: 'sr';
      readonly ssrc: number;
      readonly sender: SenderInfo;
      readonly reports: readonly ReportBlock[];
    }
  | { readonly type: 'rr'; readonly ssrc: number; readonly reports: readonly ReportBlock[] }
  | { readonly type: 'sdes'; readonly chunks: readonly { readonly ssrc: number; readonly cname: string | null }[] }
  | { readonly type: 'bye'; readonly sources: readonly number[]; readonly reason: string | null }
  /** APP, feedback and what else we do not read. */
  | { readonly type: 'other'; readonly packetType: number };

const SR = 200;
const RR = 201;
const SDES = 202;
const BYE = 203;
const CNAME = 1;
const REPORT_BYTES = 24;
const SENDER_INFO_BYTES = 20;

/**
 * Parses a compound packet; null when it is not valid RTCP as a whole (RFC 3550 appendix A.2, save that a
 * reduced-size packet may start with any type, RFC 5506). Never throws.
 */
export function parseRtcp(compound: Buffer): RtcpPacket[] | null {
  const packets: RtcpPacket[] = [];
  let at = 0;
  while (at < compound.length) {
    if (compound.length - at < 4) return null;
    const first = compound.readUInt8(at);
    const packetType = compound.readUInt8(at + 1);
    const end = at + (compound.readUInt16BE(at + 2) + 1) * 4;
    if (first >> 6 !== 2 || end > compound.length || packetType < 192 || packetType > 223) return null;
    const bodyEnd = first & 0x20 ? end - compound.readUInt8(end - 1) : end;
    if (bodyEnd < at + 4) return null;
    const packet = parseBody(packetType, first & 0x1f, compound.subarray(at + 4, bodyEnd));
    if (!packet) return null;
    packets.push(packet);
    at = end;
  }
  return packets.length > 0 ? packets : null;
}

function parseBody(packetType: number, count: number, body: Buffer): RtcpPacket | null {
  switch (packetType) {
    case SR:
      return parseSenderReport(count, body);
    case RR: {
      if (body.length < 4 + count * REPORT_BYTES) return null;
      return { type: 'rr', ssrc: body.readUInt32BE(0), reports: parseReports(count, body.subarray(4)) };
    }
    case SDES:
      return parseSourceDescription(count, body);
    case BYE:
      return parseBye(count, body);
    default:
      return { type: 'other', packetType };
  }
}

function parseSenderReport(count: number, body: Buffer): RtcpPacket | null {
  const head = 4 + SENDER_INFO_BYTES;
  if (body.length < head + count * REPORT_BYTES) return null;
  return {
    type: 'sr',
    ssrc: body.readUInt32BE(0),
    sender: {
      ntpSeconds: body.readUInt32BE(4),
      ntpFraction: body.readUInt32BE(8),
      rtpTimestamp: body.readUInt32BE(12),
      packetCount: body.readUInt32BE(16),
      octetCount: body.readUInt32BE(20),
    },
    reports: parseReports(count, body.subarray(head)),
  };
}

function parseReports(count: number, body: Buffer): ReportBlock[] {
  return Array.from({ length: count }, (_, i) => {
    const at = i * REPORT_BYTES;
    return {
      ssrc: body.readUInt32BE(at),
      fractionLost: body.readUInt8(at + 4),
      cumulativeLost: body.readIntBE(at + 5, 3),
      highestSequence: body.readUInt32BE(at + 8),
      jitter: body.readUInt32BE(at + 12),
      lastSenderReport: body.readUInt32BE(at + 16),
      delaySinceLastSenderReport: body.readUInt32BE(at + 20),
    };
  });
}

function parseSourceDescription(count: number, body: Buffer): RtcpPacket | null {
  const chunks: { ssrc: number; cname: string | null }[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (body.length - at < 5) return null;
    const ssrc = body.readUInt32BE(at);
    let cname: string | null = null;
    at += 4;
    while (body[at] !== 0) {
      const length = body[at + 1];
      if (length === undefined || at + 2 + length >= body.length) return null;
      if (body[at] === CNAME) cname = body.toString('utf8', at + 2, at + 2 + length);
      at += 2 + length;
    }
    at = (at + 4) & ~3;
    chunks.push({ ssrc, cname });
  }
  return { type: 'sdes', chunks };
}

function parseBye(count: number, body: Buffer): RtcpPacket | null {
  if (body.length < count * 4) return null;
  const sources = Array.from({ length: count }, (_, i) => body.readUInt32BE(i * 4));
  const length = body[count * 4];
  if (length === undefined) return { type: 'bye', sources, reason: null };
  if (body.length < count * 4 + 1 + length) return null;
  return { type: 'bye', sources, reason: body.toString('utf8', count * 4 + 1, count * 4 + 1 + length) };
}

/** Builds a compound packet. `other` packets cannot be built and are left out. */
export function buildRtcp(packets: readonly RtcpPacket[]): Buffer {
  return Buffer.concat(packets.map(buildOne));
}

function buildOne(packet: RtcpPacket): Buffer {
  switch (packet.type) {
    case 'sr':
      return frame(SR, Math.min(packet.reports.length, 31), [
        words(packet.ssrc),
        words(
          packet.sender.ntpSeconds,
          packet.sender.ntpFraction,
          packet.sender.rtpTimestamp,
          packet.sender.packetCount,
          packet.sender.octetCount,
        ),
        ...packet.reports.slice(0, 31).map(buildReport),
      ]);
    case 'rr':
      return frame(RR, Math.min(packet.reports.length, 31), [
        words(packet.ssrc),
        ...packet.reports.slice(0, 31).map(buildReport),
      ]);
    case 'sdes':
      return frame(SDES, Math.min(packet.chunks.length, 31), packet.chunks.slice(0, 31).map(buildChunk));
    case 'bye': {
      const sources = packet.sources.slice(0, 31);
      return frame(BYE, sources.length, [
        words(...sources),
        packet.reason === null ? Buffer.alloc(0) : text(packet.reason),
      ]);
    }
    case 'other':
      return Buffer.alloc(0);
  }
}

function buildReport(report: ReportBlock): Buffer {
  const block = words(
    report.ssrc,
    0,
    report.highestSequence,
    report.jitter,
    report.lastSenderReport,
    report.delaySinceLastSenderReport,
  );
  block[4] = report.fractionLost & 0xff;
  block.writeIntBE(Math.max(-0x800000, Math.min(0x7fffff, report.cumulativeLost)), 5, 3);
  return block;
}

function buildChunk(chunk: { readonly ssrc: number; readonly cname: string | null }): Buffer {
  const item = chunk.cname === null ? Buffer.alloc(0) : Buffer.concat([Buffer.of(CNAME), text(chunk.cname)]);
  return padded(Buffer.concat([words(chunk.ssrc), item, Buffer.of(0)]));
}

function frame(packetType: number, count: number, parts: readonly Buffer[]): Buffer {
  const body = padded(Buffer.concat(parts));
  const head = Buffer.of(0x80 | count, packetType, 0, 0);
  head.writeUInt16BE(body.length / 4, 2);
  return Buffer.concat([head, body]);
}

function words(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => {
    buffer.writeUInt32BE(value >>> 0, i * 4);
  });
  return buffer;
}

/** Length byte and at most 255 bytes of UTF-8. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value).subarray(0, 255);
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

function padded(buffer: Buffer): Buffer {
  return buffer.length % 4 === 0 ? buffer : Buffer.concat([buffer, Buffer.alloc(4 - (buffer.length % 4))]);
}
