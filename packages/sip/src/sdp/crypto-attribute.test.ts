import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cryptoValue, parseCryptoAttribute } from './crypto-attribute.ts';

const KEY = 'WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz';

test('RFC 4568 §9.1: suite, key, lifetime, key identifier and session parameters', () => {
  const parsed = parseCryptoAttribute(`1 AES_CM_128_HMAC_SHA1_80 inline:${KEY}|2^20|1:4 FEC_ORDER=FEC_SRTP`);
  expect(parsed).toEqual({
    tag: 1,
    suite: 'AES_CM_128_HMAC_SHA1_80',
    key: new Uint8Array(Buffer.from(KEY, 'base64')),
    hasMki: true,
    sessionParams: ['FEC_ORDER=FEC_SRTP'],
  });
  expect(parsed?.key.length).toBe(30);
});

test('a lifetime alone is no key identifier; a second key is one', () => {
  expect(parseCryptoAttribute(`2 F8_128_HMAC_SHA1_80 inline:${KEY}|2^20`)?.hasMki).toBe(false);
  expect(parseCryptoAttribute(`2 X inline:${KEY}|2^20|1:4;inline:${KEY}|2^20|2:4`)?.hasMki).toBe(true);
});

test.each(['', '1', '1 SUITE', `x SUITE inline:${KEY}`, `1 SUITE ${KEY}`, '1 SUITE inline:', '1 SUITE inline:***'])(
  'malformed %j is none',
  (value) => expect(parseCryptoAttribute(value)).toBeNull(),
);

test('what is written reads the same, and nothing throws', () => {
  fc.assert(
    fc.property(fc.nat(99), fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.string(), (tag, key, garbage) => {
      expect(parseCryptoAttribute(cryptoValue(tag, 'S', key))).toMatchObject({ tag, suite: 'S', key, hasMki: false });
      parseCryptoAttribute(garbage);
      parseCryptoAttribute(`1 S inline:${garbage}`);
    }),
  );
});
