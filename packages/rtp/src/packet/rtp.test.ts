import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRtp, isRtcp, parseRtp, readCsrc, readExtension } from './rtp.ts';

const word = fc.integer({ min: 0, max: 0xffffffff });
const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

describe('RTP packets (RFC 3550 §5.1)', () => {
  test('parses the octets of a plain G.711 packet', () => {
    const packet = Buffer.from('8088123400000140deadbeef0102', 'hex');
    expect(parseRtp(packet)).toMatchObject({
      marker: true,
      payloadType: 8,
      sequence: 0x1234,
      timestamp: 320,
      ssrc: 0xdeadbeef,
      payloadStart: 12,
      payloadEnd: 14,
    });
  });

  test('what is built is parsed again: CSRC list, extension, padding and payload', () => {
    const fields = fc.record({
      marker: fc.boolean(),
      payloadType: fc.integer({ min: 0, max: 127 }),
      sequence: fc.integer({ min: 0, max: 0xffff }),
      timestamp: word,
      ssrc: word,
      csrc: fc.array(word, { maxLength: 15 }),
      extension: fc.record({ profile: fc.integer({ min: 0, max: 0xffff }), data: bytes(40) }),
      payload: bytes(300),
      padding: fc.integer({ min: 0, max: 255 }),
    });
    fc.assert(
      fc.property(fields, fc.boolean(), ({ extension, ...plain }, extended) => {
        const packet = buildRtp(extended ? { ...plain, extension } : plain);
        const header = parseRtp(packet);
        if (!header) throw new Error('not parsed');
        const { marker, payloadType, sequence, timestamp, ssrc } = plain;
        expect(header).toMatchObject({ marker, payloadType, sequence, timestamp, ssrc });
        expect(readCsrc(packet, header)).toEqual(plain.csrc);
        expect(packet.subarray(header.payloadStart, header.payloadEnd)).toEqual(Buffer.from(plain.payload));
        const read = readExtension(packet, header);
        expect(read?.profile).toBe(extended ? extension.profile : undefined);
        expect(read?.data.subarray(0, extension.data.length)).toEqual(
          extended ? Buffer.from(extension.data) : undefined,
        );
      }),
    );
  });

  test('never throws on hostile octets, and never points outside of them', () => {
    const hostile = fc.oneof(
      bytes(80),
      fc.tuple(fc.integer({ min: 0x80, max: 0xbf }), bytes(80)).map(([first, rest]) => Uint8Array.of(first, ...rest)),
    );
    fc.assert(
      fc.property(hostile, (data) => {
        const header = parseRtp(Buffer.from(data));
        if (!header) return;
        expect(header.payloadStart).toBeGreaterThanOrEqual(12);
        expect(header.payloadEnd).toBeGreaterThanOrEqual(header.payloadStart);
        expect(header.payloadEnd).toBeLessThanOrEqual(data.length);
      }),
    );
  });

  test.each([
    ['shorter than a header', '80080001000000000000'],
    ['version 1', '400800010000000000000001'],
    ['more CSRCs than octets', '8f0800010000000000000001'],
    ['an extension beyond the end', '900800010000000000000001bede00ff'],
    ['more padding than payload', 'a0080001000000000000000105'],
    ['padding of zero octets', 'a00800010000000000000001aa00'],
  ])('refuses %s', (_, hex) => {
    expect(parseRtp(Buffer.from(hex, 'hex'))).toBeNull();
  });

  test('tells RTCP from RTP on one port (RFC 5761 §4)', () => {
    expect(isRtcp(Buffer.of(0x80, 200))).toBe(true);
    expect(isRtcp(Buffer.of(0x80, 0))).toBe(false);
    expect(isRtcp(Buffer.of(0x80, 0x80 | 8))).toBe(false);
    expect(isRtcp(Buffer.alloc(1))).toBe(false);
  });
});
