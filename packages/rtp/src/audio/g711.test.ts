import { describe, expect, test } from 'vitest';
import { decodeG711, encodeG711, expandSample, lawOfCodec, transcodeG711InPlace } from './g711.ts';
import { goertzelPeak } from './goertzel.ts';
import { dbm0OfPeak, peakOfDbm0 } from './level.ts';

const ALL_CODES = Uint8Array.from({ length: 256 }, (_, code) => code);

describe('G.711', () => {
  test.each([
    ['ulaw', 0xff, 0],
    ['ulaw', 0x80, 32124],
    ['ulaw', 0x00, -32124],
    ['alaw', 0xd5, 8],
    ['alaw', 0x55, -8],
    ['alaw', 0xaa, 32256],
    ['alaw', 0x2a, -32256],
  ] as const)('%s code %i stands for %i', (law, code, sample) => {
    expect(expandSample(law, code)).toBe(sample);
  });

  test.each([
    ['ulaw', '1e0b0b1e9e8b8b9e'],
    ['alaw', '34212134b4a1a1b4'],
  ] as const)('the digital milliwatt of G.711 tables 5 and 6 in %s is 1000 Hz at 0 dBm0', (law, hex) => {
    const period = Buffer.from(hex, 'hex');
    const samples = decodeG711(law, Buffer.concat(Array.from({ length: 100 }, () => period)));
    expect(Math.abs(dbm0OfPeak(goertzelPeak(samples, 1000)))).toBeLessThan(0.1);
  });

  test.each(['ulaw', 'alaw'] as const)(
    'every %s code survives decoding and encoding, negative zero excepted',
    (law) => {
      const codes = encodeG711(law, decodeG711(law, ALL_CODES));
      const changed = [...ALL_CODES].filter((code) => codes[code] !== code);
      expect(changed).toEqual(law === 'ulaw' ? [0x7f] : []);
    },
  );

  test.each(['ulaw', 'alaw'] as const)('the error of %s stays within half a quantisation step', (law) => {
    for (let sample = -32768; sample <= 32767; sample += 7) {
      const decoded = decodeG711(law, encodeG711(law, Int16Array.of(sample)))[0] ?? 0;
      expect(Math.abs(decoded - sample)).toBeLessThanOrEqual(Math.max(16, Math.abs(sample) / 30));
    }
  });

  test('transcoding a law to the other keeps the level within the coarser step', () => {
    for (const [from, to] of [
      ['ulaw', 'alaw'],
      ['alaw', 'ulaw'],
    ] as const) {
      const codes = Uint8Array.from(ALL_CODES);
      transcodeG711InPlace(from, codes);
      const before = decodeG711(from, ALL_CODES);
      decodeG711(to, codes).forEach((sample, i) => {
        expect(Math.abs(sample - (before[i] ?? 0))).toBeLessThanOrEqual(Math.max(16, Math.abs(sample) / 30));
      });
    }
  });

  test('levels: full scale of u-law is +3.17 dBm0', () => {
    expect(dbm0OfPeak(8159 * 4)).toBeCloseTo(3.17, 5);
    expect(dbm0OfPeak(peakOfDbm0(-19))).toBeCloseTo(-19, 9);
  });

  test('SDP names, any case', () => {
    expect([lawOfCodec('pcmu'), lawOfCodec('PCMA'), lawOfCodec('opus')]).toEqual(['ulaw', 'alaw', null]);
  });
});
