import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bindingAnswer, isStun } from './stun.ts';

const FROM = { address: '192.0.2.1', port: 32_853 };
const REQUEST = Buffer.concat([Buffer.from('000100002112a442', 'hex'), Buffer.from('0102030405060708090a0b0c', 'hex')]);

test('a check is answered with its transaction, where it came from, and both closing attributes (RFC 8489)', () => {
  const answer = bindingAnswer(REQUEST, FROM, 'secret') ?? Buffer.alloc(0);
  expect(answer.subarray(0, 2).toString('hex')).toBe('0101');
  expect(answer.readUInt16BE(2)).toBe(answer.length - 20);
  expect(answer.subarray(4, 20)).toEqual(REQUEST.subarray(4, 20));
  // The address of RFC 5769 §2.2.
  expect(answer.subarray(20, 32).toString('hex')).toBe('002000080001a147e112a643');
  const signed = Buffer.from(answer.subarray(0, 32));
  signed.writeUInt16BE(12 + 24, 2);
  expect(answer.subarray(36, 56)).toEqual(createHmac('sha1', 'secret').update(signed).digest());
  expect(answer.readUInt32BE(60)).toBe((crc32(answer.subarray(0, 56)) ^ 0x5354554e) >>> 0);
});

test('nothing else is answered, and nothing throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const packet = Buffer.from(bytes);
      expect(isStun(packet) && bindingAnswer(packet, FROM, 'secret')).toBeFalsy();
    }),
  );
  const indication = Buffer.from(REQUEST);
  indication[1] = 0x11;
  expect(bindingAnswer(indication, FROM, 'secret')).toBeNull();
});
