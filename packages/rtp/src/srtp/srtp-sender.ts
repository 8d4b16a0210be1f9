import { parseRtp } from '../packet/rtp.ts';
import { MAX_COUNTER_MODE_BYTES } from './counter-mode.ts';
import { packetIndex } from './packet-index.ts';
import { PacketTransform } from './packet-transform.ts';
import { deriveSessionKeys } from './session-keys.ts';
import { SRTCP_TAG_BYTES, type SrtpKey, srtpTagBytes } from './suite.ts';

const RTCP_HEADER_BYTES = 8;
const ENCRYPTED = 0x80000000;

/** Protects the one RTP stream that an endpoint sends, and its reports (RFC 3711 §3.3, §3.4). */
export class SrtpSender {
  readonly #tagBytes: number;
  readonly #rtp: PacketTransform;
  readonly #rtcp: PacketTransform;
  #highest = -1;
  #reports = 0;

  constructor(key: SrtpKey) {
    this.#tagBytes = srtpTagBytes(key.suite);
    this.#rtp = new PacketTransform(deriveSessionKeys(key.master, 'srtp'));
    this.#rtcp = new PacketTransform(deriveSessionKeys(key.master, 'srtcp'));
  }

  /** The protected form of an RTP packet, in a buffer of its own; null for what is no RTP packet, or longer than any. */
  protectRtp(packet: Uint8Array): Buffer | null {
    const length = packet.length;
    if (length > MAX_COUNTER_MODE_BYTES) return null;
    const secured = Buffer.allocUnsafe(length + this.#tagBytes);
    secured.set(packet);
    const header = parseRtp(secured.subarray(0, length));
    if (!header) return null;
    const index = packetIndex(this.#highest, header.sequence);
    if (index < 0) return null;
    this.#highest = Math.max(this.#highest, index);
    const rollover = Math.floor(index / 0x10000);
    this.#rtp.crypt(secured, header.payloadStart, length, header.ssrc, rollover, header.sequence);
    secured.set(this.#rtp.tag.of(secured, length, rollover).subarray(0, this.#tagBytes), length);
    return secured;
  }

  /** The protected form of a compound RTCP packet; null for what is too short to be one. */
  protectRtcp(packet: Uint8Array): Buffer | null {
    const length = packet.length;
    if (length < RTCP_HEADER_BYTES) return null;
    const secured = Buffer.allocUnsafe(length + 4 + SRTCP_TAG_BYTES);
    secured.set(packet);
    const index = this.#reports;
    this.#reports = (this.#reports + 1) % ENCRYPTED;
    this.#rtcp.crypt(secured, RTCP_HEADER_BYTES, length, secured.readUInt32BE(4), index >>> 16, index & 0xffff);
    secured.writeUInt32BE((ENCRYPTED | index) >>> 0, length);
    secured.set(this.#rtcp.tag.of(secured, length + 4, null).subarray(0, SRTCP_TAG_BYTES), length + 4);
    return secured;
  }
}
