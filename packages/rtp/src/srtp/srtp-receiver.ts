import { parseRtp } from '../packet/rtp.ts';
import { MAX_COUNTER_MODE_BYTES } from './counter-mode.ts';
import { packetIndex } from './packet-index.ts';
import { PacketTransform } from './packet-transform.ts';
import { ReplayWindow } from './replay-window.ts';
import { deriveSessionKeys } from './session-keys.ts';
import { SRTCP_TAG_BYTES, type SrtpKey, srtpTagBytes } from './suite.ts';

const RTCP_HEADER_BYTES = 8;
const ENCRYPTED = 0x80000000;
/** Streams of one sender at a time; only authenticated packets can open one. */
const MAX_STREAMS = 16;

/** Checks and decrypts what one remote sends (RFC 3711 §3.3, §3.4). Forged, changed and repeated packets give null. */
export class SrtpReceiver {
  readonly #tagBytes: number;
  readonly #rtp: PacketTransform;
  readonly #rtcp: PacketTransform;
  readonly #rtpSeen = new Map<number, ReplayWindow>();
  readonly #rtcpSeen = new Map<number, ReplayWindow>();

  constructor(key: SrtpKey) {
    this.#tagBytes = srtpTagBytes(key.suite);
    this.#rtp = new PacketTransform(deriveSessionKeys(key.master, 'srtp'));
    this.#rtcp = new PacketTransform(deriveSessionKeys(key.master, 'srtcp'));
  }

  /** The RTP packet inside, decrypted where it lies. */
  unprotectRtp(secured: Buffer): Buffer | null {
    if (secured.length > MAX_COUNTER_MODE_BYTES) return null;
    const end = secured.length - this.#tagBytes;
    const packet = secured.subarray(0, Math.max(0, end));
    const start = payloadStartOf(packet);
    if (start === null) return null;
    const ssrc = packet.readUInt32BE(8);
    const sequence = packet.readUInt16BE(2);
    const window = this.#rtpSeen.get(ssrc) ?? new ReplayWindow();
    const index = packetIndex(window.highest, sequence);
    if (index < 0 || !window.isNew(index)) return null;
    const rollover = Math.floor(index / 0x10000);
    if (!this.#rtp.tag.matches(secured.subarray(end), secured, end, rollover)) return null;
    remember(this.#rtpSeen, ssrc, window, index);
    this.#rtp.crypt(packet, start, end, ssrc, rollover, sequence);
    return packet;
  }

  /** The compound RTCP packet inside, decrypted where it lies. */
  unprotectRtcp(secured: Buffer): Buffer | null {
    const tagAt = secured.length - SRTCP_TAG_BYTES;
    const end = tagAt - 4;
    if (end < RTCP_HEADER_BYTES || secured.length > MAX_COUNTER_MODE_BYTES) return null;
    const word = secured.readUInt32BE(end);
    const index = word % ENCRYPTED;
    const ssrc = secured.readUInt32BE(4);
    const window = this.#rtcpSeen.get(ssrc) ?? new ReplayWindow();
    if (!window.isNew(index) || !this.#rtcp.tag.matches(secured.subarray(tagAt), secured, tagAt, null)) return null;
    remember(this.#rtcpSeen, ssrc, window, index);
    if (word >= ENCRYPTED) this.#rtcp.crypt(secured, RTCP_HEADER_BYTES, end, ssrc, index >>> 16, index & 0xffff);
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
