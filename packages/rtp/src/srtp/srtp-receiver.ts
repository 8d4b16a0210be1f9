import { parseRtp } from '../packet/rtp.ts';
import { MAX_COUNTER_MODE_BYTES } from './counter-mode.ts';
import { packetIndex } from './packet-index.ts';
import { ENCRYPTED, type PacketProtection, RTCP_HEADER_BYTES, RTCP_WORD_BYTES } from './packet-protection.ts';
import { protectionFor } from './protect-packets.ts';
import { ReplayWindow } from './replay-window.ts';
import type { SrtpKey } from './suite.ts';

/** Streams of one sender at a time; only authenticated packets can open one. */
const MAX_STREAMS = 16;

/** Checks and decrypts what one remote sends (RFC 3711 §3.3, §3.4). Forged, changed and repeated packets give null. */
export class SrtpReceiver {
  readonly #rtp: PacketProtection;
  readonly #rtcp: PacketProtection;
  readonly #rtpSeen = new Map<number, ReplayWindow>();
  readonly #rtcpSeen = new Map<number, ReplayWindow>();

  constructor(key: SrtpKey) {
    this.#rtp = protectionFor(key, 'srtp');
    this.#rtcp = protectionFor(key, 'srtcp');
  }

  /** The RTP packet inside, decrypted where it lies. */
  unprotectRtp(secured: Buffer): Buffer | null {
    if (secured.length > MAX_COUNTER_MODE_BYTES) return null;
    const end = secured.length - this.#rtp.tagBytes;
    const packet = secured.subarray(0, Math.max(0, end));
    const start = payloadStartOf(packet);
    if (start === null) return null;
    const ssrc = packet.readUInt32BE(8);
    const sequence = packet.readUInt16BE(2);
    const window = this.#rtpSeen.get(ssrc) ?? new ReplayWindow();
    const index = packetIndex(window.highest, sequence);
    if (index < 0 || !window.isNew(index)) return null;
    const rollover = Math.floor(index / 0x10000);
    if (!this.#rtp.openRtp(secured, start, end, { ssrc, rollover, sequence })) return null;
    remember(this.#rtpSeen, ssrc, window, index);
    return packet;
  }

  /** The compound RTCP packet inside, decrypted where it lies. */
  unprotectRtcp(secured: Buffer): Buffer | null {
    const { length } = secured;
    if (length < RTCP_HEADER_BYTES + RTCP_WORD_BYTES + this.#rtcp.tagBytes || length > MAX_COUNTER_MODE_BYTES)
      return null;
    const index = this.#rtcp.rtcpWord(secured) % ENCRYPTED;
    const ssrc = secured.readUInt32BE(4);
    const window = this.#rtcpSeen.get(ssrc) ?? new ReplayWindow();
    const end = window.isNew(index) ? this.#rtcp.openRtcp(secured, ssrc) : null;
    if (end === null) return null;
    remember(this.#rtcpSeen, ssrc, window, index);
    return secured.subarray(0, end);
  }
}

function remember(streams: Map<number, ReplayWindow>, ssrc: number, window: ReplayWindow, index: number): void {
  window.mark(index);
  if (streams.has(ssrc)) return;
  const [oldest] = streams.keys();
  if (streams.size >= MAX_STREAMS && oldest !== undefined) streams.delete(oldest);
  streams.set(ssrc, window);
}

/** Where the encrypted part begins; its padding cannot be judged before it is decrypted. Null: no RTP packet. */
function payloadStartOf(packet: Buffer): number | null {
  const first = packet[0];
  if (first === undefined) return null;
  packet[0] = first & ~0x20;
  const header = parseRtp(packet);
  packet[0] = first;
  return header?.payloadStart ?? null;
}
