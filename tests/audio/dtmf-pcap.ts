const LINK_ETHERNET = 1;
const PAYLOAD_TYPE = 101;
const TICKS_PER_PACKET = 160;
const DIGITS = '0123456789*#ABCD';
const LOUDNESS = 10; // -10 dBm0

interface Packet {
  readonly atMs: number;
  readonly payload: Buffer;
}

/**
 * A capture file of the RFC 4733 telephone-events (payload type 101) that a phone sends for `digits`: each lasts
 * `toneMs`, `gapMs` apart, its end sent three times. sipp plays it with `play_pcap_audio`.
 * @throws on what is no DTMF digit
 */
export function dtmfPcap(digits: string, toneMs = 100, gapMs = 100): Buffer {
  const packets = [...digits].flatMap((digit, at) => digitPackets(digit, at * (toneMs + gapMs), toneMs));
  return Buffer.concat([fileHeader(), ...packets.map((packet, at) => record(packet.atMs, rtp(packet, at)))]);
}

function digitPackets(
  digit: string,
  startMs: number,
  toneMs: number,
): (Packet & { startMs: number; marker: boolean })[] {
  const event = DIGITS.indexOf(digit.toUpperCase());
  if (event < 0) throw new Error(`${digit} is not a DTMF digit`);
  const updates = Math.round(toneMs / 20);
  return Array.from({ length: updates + 3 }, (_, at) => {
    const ended = at >= updates;
    const payload = Buffer.from([event, (ended ? 0x80 : 0) | LOUDNESS, 0, 0]);
    payload.writeUInt16BE(Math.min(at + 1, updates) * TICKS_PER_PACKET, 2);
    return { atMs: startMs + at * 20, payload, startMs, marker: at === 0 };
  });
}

function rtp(packet: Packet & { startMs: number; marker: boolean }, sequence: number): Buffer {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = (packet.marker ? 0x80 : 0) | PAYLOAD_TYPE;
  header.writeUInt16BE(sequence + 1, 2);
  header.writeUInt32BE(8000 + packet.startMs * 8, 4);
  header.writeUInt32BE(0x5157_0733, 8);
  return Buffer.concat([header, packet.payload]);
}

function fileHeader(): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(65535, 16);
  header.writeUInt32LE(LINK_ETHERNET, 20);
  return header;
}

function record(atMs: number, payload: Buffer): Buffer {
  const frame = Buffer.concat([ethernetIpUdp(payload.length), payload]);
  const header = Buffer.alloc(16);
  header.writeUInt32LE(Math.floor(atMs / 1000), 0);
  header.writeUInt32LE((atMs % 1000) * 1000, 4);
  header.writeUInt32LE(frame.length, 8);
  header.writeUInt32LE(frame.length, 12);
  return Buffer.concat([header, frame]);
}

/** Headers that the player skips and replaces by its own: only their lengths matter. */
function ethernetIpUdp(payloadBytes: number): Buffer {
  const headers = Buffer.alloc(14 + 20 + 8);
  headers.writeUInt16BE(0x0800, 12);
  headers[14] = 0x45;
  headers.writeUInt16BE(28 + payloadBytes, 16);
  headers[22] = 64;
  headers[23] = 17;
  headers.writeUInt32BE(0x7f000001, 26);
  headers.writeUInt32BE(0x7f000001, 30);
  headers.writeUInt16BE(4000, 34);
  headers.writeUInt16BE(4000, 36);
  headers.writeUInt16BE(8 + payloadBytes, 38);
  return headers;
}
