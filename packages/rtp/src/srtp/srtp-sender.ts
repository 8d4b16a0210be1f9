import { parseRtp } from '../packet/rtp.ts';
import { MAX_COUNTER_MODE_BYTES } from './counter-mode.ts';
import { packetIndex } from './packet-index.ts';
import { ENCRYPTED, type PacketProtection, RTCP_HEADER_BYTES, RTCP_WORD_BYTES } from './packet-protection.ts';
import { protectionFor } from './protect-packets.ts';
import type { SrtpKey } from './suite.ts';

/** Protects the one RTP stream that an endpoint sends, and its reports (RFC 3711 §3.3, §3.4). */
export class SrtpSender {
  readonly #rtp: PacketProtection;
  readonly #rtcp: PacketProtection;
  #highest = -1;
  #reports = 0;

  constructor(key: SrtpKey) {
    this.#rtp = protectionFor(key, 'srtp');
    this.#rtcp = protectionFor(key, 'srtcp');
  }

  /** The protected form of an RTP packet, in a buffer of its own; null for what is no RTP packet, or longer than any. */
  protectRtp(packet: Uint8Array): Buffer | null {
    const length = packet.length;
    if (length > MAX_COUNTER_MODE_BYTES) return null;
    const secured = Buffer.allocUnsafe(length + this.#rtp.tagBytes);
    secured.set(packet);
    const header = parseRtp(secured.subarray(0, length));
    if (!header) return null;
    const { ssrc, sequence, payloadStart } = header;
    const index = packetIndex(this.#highest, sequence);
    if (index < 0) return null;
    this.#highest = Math.max(this.#highest, index);
    this.#rtp.sealRtp(secured, payloadStart, length, { ssrc, rollover: Math.floor(index / 0x10000), sequence });
    return secured;
  }

  /** The protected form of a compound RTCP packet; null for what is too short to be one. */
  protectRtcp(packet: Uint8Array): Buffer | null {
    const length = packet.length;
    if (length < RTCP_HEADER_BYTES) return null;
    const secured = Buffer.allocUnsafe(length + RTCP_WORD_BYTES + this.#rtcp.tagBytes);
    secured.set(packet);
    const index = this.#reports;
    this.#reports = (this.#reports + 1) % ENCRYPTED;
    this.#rtcp.sealRtcp(secured, length, secured.readUInt32BE(4), index);
    return secured;
  }
}
