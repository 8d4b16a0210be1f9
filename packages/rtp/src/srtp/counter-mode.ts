import { type Cipheriv, createCipheriv } from 'node:crypto';

const BLOCK = 16;
const BLOCKS = 128;

/** Longest stretch that can be encrypted; no datagram of ours is longer. */
export const MAX_COUNTER_MODE_BYTES = BLOCK * BLOCKS;

/**
 * AES in counter mode (RFC 3711 §4.1.1), with a key of 16 or 32 bytes (RFC 6188). The key schedule is made once: counter
 * blocks go through one ECB cipher, which costs a tenth of a cipher object for each packet.
 */
export class CounterMode {
  readonly #cipher: Cipheriv;
  readonly #blocks = Buffer.alloc(MAX_COUNTER_MODE_BYTES);

  constructor(key: Uint8Array) {
    this.#cipher = createCipheriv(key.length === 32 ? 'aes-256-ecb' : 'aes-128-ecb', key, null).setAutoPadding(false);
  }

  /** The key stream for a 14 byte initial value (its two counter bytes follow and begin at 0). */
  stream(initial: Uint8Array, length: number): Buffer {
    const count = Math.ceil(length / BLOCK);
    for (let block = 0, at = 0; block < count; block++, at += BLOCK) {
      this.#blocks.set(initial, at);
      this.#blocks[at + 14] = block >> 8;
      this.#blocks[at + 15] = block & 0xff;
    }
    return this.#cipher.update(this.#blocks.subarray(0, count * BLOCK));
  }

  /** Encrypts or decrypts `packet[start..end)` where it lies. Throws a RangeError beyond MAX_COUNTER_MODE_BYTES. */
  apply(initial: Uint8Array, packet: Buffer, start: number, end: number): void {
    const length = end - start;
    if (length > MAX_COUNTER_MODE_BYTES) throw new RangeError('packet too long to encrypt');
    const stream = this.stream(initial, length);
    for (let i = 0; i < length; i++) packet[start + i] = (packet[start + i] ?? 0) ^ (stream[i] ?? 0);
  }
}
