import { type CipherGCMTypes, createCipheriv, createDecipheriv } from 'node:crypto';
import {
  ENCRYPTED,
  type PacketPosition,
  type PacketProtection,
  RTCP_HEADER_BYTES,
  RTCP_WORD_BYTES,
} from './packet-protection.ts';
import type { SessionKeys } from './session-keys.ts';

const TAG_BYTES = 16;

/** AES-GCM: one pass encrypts the payload and authenticates it with the header (RFC 7714 §8, §9). */
export class GcmProtection implements PacketProtection {
  readonly tagBytes = TAG_BYTES;
  readonly #algorithm: CipherGCMTypes;
  readonly #key: Buffer;
  readonly #salt: Buffer;
  readonly #iv = Buffer.alloc(12);

  constructor(keys: Pick<SessionKeys, 'cipher' | 'salt'>) {
    this.#algorithm = keys.cipher.length === 32 ? 'aes-256-gcm' : 'aes-128-gcm';
    this.#key = keys.cipher;
    this.#salt = keys.salt;
  }

  sealRtp(packet: Buffer, start: number, end: number, position: PacketPosition): void {
    this.#seal(packet, start, end, packet.subarray(0, start), this.#rtpIv(position));
  }

  openRtp(packet: Buffer, start: number, end: number, position: PacketPosition): boolean {
    return this.#open(packet, start, end, packet.subarray(0, start), this.#rtpIv(position));
  }

  sealRtcp(packet: Buffer, end: number, ssrc: number, index: number): void {
    const word = (ENCRYPTED | index) >>> 0;
    this.#seal(packet, RTCP_HEADER_BYTES, end, withWord(packet, RTCP_HEADER_BYTES, word), this.#rtcpIv(ssrc, index));
    packet.writeUInt32BE(word, end + TAG_BYTES);
  }

  rtcpWord(packet: Buffer): number {
    return packet.readUInt32BE(packet.length - RTCP_WORD_BYTES);
  }

  openRtcp(packet: Buffer, ssrc: number): number | null {
    const end = packet.length - RTCP_WORD_BYTES - TAG_BYTES;
    const word = this.rtcpWord(packet);
    // What is not encrypted is authenticated all the same, as a whole.
    const start = word >= ENCRYPTED ? RTCP_HEADER_BYTES : end;
    const iv = this.#rtcpIv(ssrc, word % ENCRYPTED);
    return this.#open(packet, start, end, withWord(packet, start, word), iv) ? end : null;
  }

  #seal(packet: Buffer, start: number, end: number, associated: Buffer, iv: Buffer): void {
    const cipher = createCipheriv(this.#algorithm, this.#key, iv);
    cipher.setAAD(associated);
    packet.set(cipher.update(packet.subarray(start, end)), start);
    cipher.final();
    packet.set(cipher.getAuthTag(), end);
  }

  #open(packet: Buffer, start: number, end: number, associated: Buffer, iv: Buffer): boolean {
    const decipher = createDecipheriv(this.#algorithm, this.#key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(associated);
    decipher.setAuthTag(packet.subarray(end, end + TAG_BYTES));
    const plain = decipher.update(packet.subarray(start, end));
    try {
      decipher.final();
    } catch {
      return false;
    }
    packet.set(plain, start);
    return true;
  }

  /** RFC 7714 §8.1. */
  #rtpIv({ ssrc, rollover, sequence }: PacketPosition): Buffer {
    const iv = this.#saltedIv(ssrc);
    iv.writeUInt32BE((iv.readUInt32BE(6) ^ rollover) >>> 0, 6);
    iv.writeUInt16BE(iv.readUInt16BE(10) ^ sequence, 10);
    return iv;
  }

  /** RFC 7714 §9.1. */
  #rtcpIv(ssrc: number, index: number): Buffer {
    const iv = this.#saltedIv(ssrc);
    iv.writeUInt32BE((iv.readUInt32BE(8) ^ index) >>> 0, 8);
    return iv;
  }

  #saltedIv(ssrc: number): Buffer {
    const iv = this.#iv;
    iv.set(this.#salt);
    iv.writeUInt32BE((iv.readUInt32BE(2) ^ ssrc) >>> 0, 2);
    return iv;
  }
}

/** The clear part of a report and its word, as they are authenticated (RFC 7714 §9.2, §9.3). */
function withWord(packet: Buffer, end: number, word: number): Buffer {
  const associated = Buffer.allocUnsafe(end + RTCP_WORD_BYTES);
  associated.set(packet.subarray(0, end));
  associated.writeUInt32BE(word, end);
  return associated;
}
