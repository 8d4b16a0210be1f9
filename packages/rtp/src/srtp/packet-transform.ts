import { CounterMode } from './counter-mode.ts';
import { MessageTag } from './message-tag.ts';
import type { SessionKeys } from './session-keys.ts';

/** Cipher and tag of one stream kind in one direction. */
export class PacketTransform {
  readonly tag: MessageTag;
  readonly #cipher: CounterMode;
  readonly #salt: Buffer;
  readonly #initial = Buffer.alloc(14);

  constructor(keys: SessionKeys) {
    this.tag = new MessageTag(keys.auth);
    this.#cipher = new CounterMode(keys.cipher);
    this.#salt = keys.salt;
  }

  /**
   * Encrypts or decrypts `packet[start..end)` where it lies. The 48 bit packet index is given as its upper 32 and lower
   * 16 bits (RFC 3711 §4.1.1).
   */
  crypt(packet: Buffer, start: number, end: number, ssrc: number, indexHigh: number, indexLow: number): void {
    const initial = this.#initial;
    initial.set(this.#salt);
    initial.writeUInt32BE((initial.readUInt32BE(4) ^ ssrc) >>> 0, 4);
    initial.writeUInt32BE((initial.readUInt32BE(8) ^ indexHigh) >>> 0, 8);
    initial.writeUInt16BE(initial.readUInt16BE(12) ^ indexLow, 12);
    this.#cipher.apply(initial, packet, start, end);
  }
}
