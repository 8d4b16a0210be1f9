import { CounterMode } from './counter-mode.ts';
import { MessageTag } from './message-tag.ts';
import {
  ENCRYPTED,
  type PacketPosition,
  type PacketProtection,
  RTCP_HEADER_BYTES,
  RTCP_WORD_BYTES,
} from './packet-protection.ts';
import type { SessionKeys } from './session-keys.ts';

/** AES in counter mode with HMAC-SHA1 over the encrypted packet (RFC 3711 §4). */
export class CounterModeProtection implements PacketProtection {
  readonly tagBytes: number;
  readonly #tag: MessageTag;
  readonly #cipher: CounterMode;
  readonly #salt: Buffer;
  readonly #initial = Buffer.alloc(14);

  constructor(keys: SessionKeys, tagBytes: number) {
    this.tagBytes = tagBytes;
    this.#tag = new MessageTag(keys.auth);
    this.#cipher = new CounterMode(keys.cipher);
    this.#salt = keys.salt;
  }

  sealRtp(packet: Buffer, start: number, end: number, { ssrc, rollover, sequence }: PacketPosition): void {
    this.#crypt(packet, start, end, ssrc, rollover, sequence);
    packet.set(this.#tag.of(packet, end, rollover).subarray(0, this.tagBytes), end);
  }

  openRtp(packet: Buffer, start: number, end: number, { ssrc, rollover, sequence }: PacketPosition): boolean {
    if (!this.#tag.matches(packet.subarray(end, end + this.tagBytes), packet, end, rollover)) return false;
    this.#crypt(packet, start, end, ssrc, rollover, sequence);
    return true;
  }

  sealRtcp(packet: Buffer, end: number, ssrc: number, index: number): void {
    this.#crypt(packet, RTCP_HEADER_BYTES, end, ssrc, index >>> 16, index & 0xffff);
    packet.writeUInt32BE((ENCRYPTED | index) >>> 0, end);
    const tagAt = end + RTCP_WORD_BYTES;
    packet.set(this.#tag.of(packet, tagAt, null).subarray(0, this.tagBytes), tagAt);
  }

  rtcpWord(packet: Buffer): number {
    return packet.readUInt32BE(packet.length - this.tagBytes - RTCP_WORD_BYTES);
  }

  openRtcp(packet: Buffer, ssrc: number): number | null {
    const tagAt = packet.length - this.tagBytes;
    if (!this.#tag.matches(packet.subarray(tagAt), packet, tagAt, null)) return null;
    const end = tagAt - RTCP_WORD_BYTES;
    const word = packet.readUInt32BE(end);
    const index = word % ENCRYPTED;
    if (word >= ENCRYPTED) this.#crypt(packet, RTCP_HEADER_BYTES, end, ssrc, index >>> 16, index & 0xffff);
    return end;
  }

  /** The 48 bit packet index is given as its upper 32 and lower 16 bits (RFC 3711 §4.1.1). */
  #crypt(packet: Buffer, start: number, end: number, ssrc: number, indexHigh: number, indexLow: number): void {
    const initial = this.#initial;
    initial.set(this.#salt);
    initial.writeUInt32BE((initial.readUInt32BE(4) ^ ssrc) >>> 0, 4);
    initial.writeUInt32BE((initial.readUInt32BE(8) ^ indexHigh) >>> 0, 8);
    initial.writeUInt16BE(initial.readUInt16BE(12) ^ indexLow, 12);
    this.#cipher.apply(initial, packet, start, end);
  }
}
