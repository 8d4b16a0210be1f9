import { hash, timingSafeEqual } from 'node:crypto';

const BLOCK = 64;
const DIGEST = 20;
const ROOM = 4096;

/** HMAC-SHA1 (RFC 2104) under one key; two one-shot digests are several times cheaper than an Hmac object a packet. */
export class MessageTag {
  readonly #inner = Buffer.alloc(BLOCK + ROOM, 0x36);
  readonly #outer = Buffer.alloc(BLOCK + DIGEST, 0x5c);

  /** @param key at most 64 bytes. */
  constructor(key: Uint8Array) {
    key.forEach((byte, i) => {
      this.#inner[i] = byte ^ 0x36;
      this.#outer[i] = byte ^ 0x5c;
    });
  }

  /** Tag of `packet[0..end)` followed, when given, by a 32 bit word. Throws a RangeError when that is over 4 KiB. */
  of(packet: Uint8Array, end: number, word: number | null): Buffer {
    const length = end + (word === null ? 0 : 4);
    if (length > ROOM) throw new RangeError('packet too long to authenticate');
    this.#inner.set(packet.subarray(0, end), BLOCK);
    if (word !== null) this.#inner.writeUInt32BE(word >>> 0, BLOCK + end);
    this.#outer.set(hash('sha1', this.#inner.subarray(0, BLOCK + length), 'buffer'), BLOCK);
    return hash('sha1', this.#outer, 'buffer');
  }

  /** Whether `tag`, which may be cut short, belongs to it. */
  matches(tag: Uint8Array, packet: Uint8Array, end: number, word: number | null): boolean {
    return timingSafeEqual(tag, this.of(packet, end, word).subarray(0, tag.length));
  }
}
