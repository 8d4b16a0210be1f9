import { describe, expect, test } from 'vitest';
import { GcmProtection } from './gcm-protection.ts';
import { deriveSessionKeys } from './session-keys.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

/** Session keys of RFC 7714 §16 and §17; the salt reads "Quid pro quo". */
const protection = (keyBytes: number) =>
  new GcmProtection({
    cipher: Buffer.from(Array.from({ length: keyBytes }, (_, i) => i)),
    salt: Buffer.from('Quid pro quo'),
  });

const RTP = hex(`8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973
  20646976 69736120 696e2070 61727465 73207472 6573`);
const POSITION = { ssrc: 0x5501a0b2, rollover: 0, sequence: 0xf17b };
const RTCP = hex(`81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930
  4c756e61 deadbeef deadbeef deadbeef deadbeef deadbeef`);
const MARS = 0x4d617273;

describe('RFC 7714 test vectors', () => {
  test.each([
    [
      '16.1: AEAD_AES_128_GCM',
      16,
      `f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f 42a5f47a
       51c7d19b 36de3adf 8833899d 7f27beb1 6a9152cf 765ee439 0cce`,
    ],
    [
      '16.2: AEAD_AES_256_GCM',
      32,
      `32b1de78 a822fe12 ef9f78fa 332e33aa b1801238 9a58e2f3 b50b2a02
       76ffae0f 1ba63799 b87b7aa3 db36dfff d6b0f9bb 7878d7a7 6c13`,
    ],
  ])('%s, both ways', (_, keyBytes, sealed) => {
    const packet = Buffer.concat([RTP, Buffer.alloc(16)]);
    protection(keyBytes).sealRtp(packet, 12, RTP.length, POSITION);
    expect(packet).toEqual(Buffer.concat([RTP.subarray(0, 12), hex(sealed)]));
    expect(protection(keyBytes).openRtp(packet, 12, RTP.length, POSITION)).toBe(true);
    expect(packet.subarray(0, RTP.length)).toEqual(RTP);
  });

  test('17.1 and 17.2: a report, both ways', () => {
    const packet = Buffer.concat([RTCP, Buffer.alloc(20)]);
    protection(16).sealRtcp(packet, RTCP.length, MARS, 0x5d4);
    expect(packet).toEqual(
      hex(`81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d c676a5f1 730d6fda
        4ce09b46 86303ded 0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade 800005d4`),
    );
    expect(protection(16).openRtcp(packet, MARS)).toBe(RTCP.length);
    expect(packet.subarray(0, RTCP.length)).toEqual(RTCP);
  });

  test('17.3: a report that is only authenticated is taken too', () => {
    const tagged = Buffer.concat([RTCP, hex('841dd968 3dd78ec9 2ae58790 125f62b3 000005d4')]);
    expect(protection(16).openRtcp(tagged, MARS)).toBe(RTCP.length);
    tagged[12] = 0;
    expect(protection(16).openRtcp(tagged, MARS)).toBeNull();
  });
});

test('session keys of a 256 bit master key are as long as it is, the salt 96 bit (RFC 7714 §11)', () => {
  const keys = deriveSessionKeys({ suite: 'AEAD_AES_256_GCM', master: Buffer.alloc(44, 7) }, 'srtp');
  expect([keys.cipher.length, keys.salt.length]).toEqual([32, 12]);
});
