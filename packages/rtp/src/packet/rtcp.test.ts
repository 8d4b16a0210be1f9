import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRtcp, parseRtcp, type RtcpPacket } from './rtcp.ts';

const word = fc.integer({ min: 0, max: 0xffffffff });
const report = fc.record({
  ssrc: word,
  fractionLost: fc.integer({ min: 0, max: 255 }),
  cumulativeLost: fc.integer({ min: -0x800000, max: 0x7fffff }),
  highestSequence: word,
  jitter: word,
  lastSenderReport: word,
  delaySinceLastSenderReport: word,
});
const sender = fc.record({
  ntpSeconds: word,
  ntpFraction: word,
  rtpTimestamp: word,
  packetCount: word,
  octetCount: word,
});
const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
const packet: fc.Arbitrary<RtcpPacket> = fc.oneof(
  fc.record({ type: fc.constant('sr' as const), ssrc: word, sender, reports: fc.array(report, { maxLength: 5 }) }),
  fc.record({ type: fc.constant('rr' as const), ssrc: word, reports: fc.array(report, { maxLength: 31 }) }),
  fc.record({
    type: fc.constant('sdes' as const),
    chunks: fc.array(fc.record({ ssrc: word, cname: fc.option(text) }), { maxLength: 5 }),
  }),
  fc.record({
    type: fc.constant('bye' as const),
    sources: fc.array(word, { maxLength: 5 }),
    reason: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('bye' as const),
    sources: fc.array(word, { maxLength: 5 }),
    reason: text.filter((s) => s !== ''),
  }),
);

describe('RTCP (RFC 3550 §6)', () => {
  test('what is built is parsed again, as a compound packet of whole words', () => {
    fc.assert(
      fc.property(fc.array(packet, { minLength: 1, maxLength: 4 }), (packets) => {
        const compound = buildRtcp(packets);
        expect(compound.length % 4).toBe(0);
        expect(parseRtcp(compound)).toEqual(packets);
      }),
    );
  });

  test('parses a receiver report octet by octet', () => {
    const compound = Buffer.from(
      '81c90007' + '00000001' + '0000000a' + '40fffffe' + '00010010' + '00000050' + '11223344' + '00018000',
      'hex',
    );
    expect(parseRtcp(compound)).toEqual([
      {
        type: 'rr',
        ssrc: 1,
        reports: [
          {
            ssrc: 10,
            fractionLost: 64,
            cumulativeLost: -2,
            highestSequence: 0x10010,
            jitter: 80,
            lastSenderReport: 0x11223344,
            delaySinceLastSenderReport: 0x18000,
          },
        ],
      },
    ]);
  });

  test('reads over padding and types that it does not know', () => {
    const padded = Buffer.from('a0c90002' + '00000001' + '00000004', 'hex');
    const application = Buffer.from('80cc0002' + '00000001' + '41424344', 'hex');
    expect(parseRtcp(Buffer.concat([padded, application]))).toEqual([
      { type: 'rr', ssrc: 1, reports: [] },
      { type: 'other', packetType: 204 },
    ]);
  });

  test('never throws on hostile octets', () => {
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 120 }),
      fc
        .tuple(
          fc.array(packet, { minLength: 1, maxLength: 3 }),
          fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 8 }),
        )
        .map(([packets, flips]) => {
          const compound = buildRtcp(packets);
          for (const [at, value] of flips) if (at < compound.length) compound[at] = value;
          return compound;
        }),
    );
    fc.assert(
      fc.property(hostile, (data) => {
        const parsed = parseRtcp(Buffer.from(data));
        expect(parsed === null || parsed.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['nothing', ''],
    ['a length beyond the end', '80c90004' + '00000001'],
    ['more report blocks than octets', '85c90001' + '00000001'],
    ['version 0', '00c90001' + '00000001'],
    ['rubbish after the first packet', '80c90001' + '00000001' + 'ffff'],
  ])('refuses %s', (_, hex) => {
    expect(parseRtcp(Buffer.from(hex, 'hex'))).toBeNull();
  });
});
