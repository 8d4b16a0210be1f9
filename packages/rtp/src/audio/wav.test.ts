import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeG711 } from './g711.ts';
import { buildWav, parseWav, wavToMono } from './wav.ts';

/** A WAV file with any format chunk, and a chunk to be skipped before its data. */
function wavOf(options: { tag: number; bits: number; channels?: number; data: Uint8Array; dataSize?: number }): Buffer {
  const { tag, bits, channels = 1, data } = options;
  const head = Buffer.alloc(58);
  head.write('RIFF', 0, 'latin1');
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(tag, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt16LE(bits, 34);
  head.write('LIST', 36, 'latin1');
  head.writeUInt32LE(5, 40);
  head.write('data', 50, 'latin1');
  head.writeUInt32LE(options.dataSize ?? data.length, 54);
  return Buffer.concat([head, data]);
}

describe('WAV', () => {
  test('what is written is read again', () => {
    const samples = Int16Array.from({ length: 500 }, (_, i) => i * 60 - 15_000);
    const audio = parseWav(buildWav(samples, 16_000));
    expect(audio).toMatchObject({ encoding: 'pcm16', sampleRate: 16_000, channels: 1, frames: 500 });
    expect(audio && wavToMono(audio)).toEqual(samples);
    expect(audio && wavToMono(audio, 490, 100)).toEqual(samples.subarray(490));
  });

  test('stereo is mixed down', () => {
    const audio = parseWav(buildWav(Int16Array.of(1000, 3000, -50, 50), 8000, 2));
    expect(audio && wavToMono(audio)).toEqual(Int16Array.of(2000, 0));
  });

  test.each([
    ['ulaw', 7],
    ['alaw', 6],
  ] as const)('reads %s, skipping chunks of odd size', (law, tag) => {
    const codes = encodeG711(law, Int16Array.of(0, 8000, -8000, 100));
    const audio = parseWav(wavOf({ tag, bits: 8, data: codes }));
    expect(audio).toMatchObject({ encoding: law, frames: 4 });
    const mono = audio ? wavToMono(audio) : new Int16Array(0);
    expect(Math.abs((mono[1] ?? 0) - 8000)).toBeLessThan(300);
  });

  test('a recorder that left the size at 0, or promised more than there is, is still read', () => {
    const data = new Uint8Array(80);
    expect(parseWav(wavOf({ tag: 1, bits: 16, data, dataSize: 0 }))?.frames).toBe(40);
    expect(parseWav(wavOf({ tag: 1, bits: 16, data, dataSize: 0xffffffff }))?.frames).toBe(40);
  });

  test('refuses what it does not know', () => {
    expect(parseWav(wavOf({ tag: 3, bits: 32, data: new Uint8Array(8) }))).toBeNull();
    expect(parseWav(wavOf({ tag: 1, bits: 8, data: new Uint8Array(8) }))).toBeNull();
    expect(parseWav(wavOf({ tag: 1, bits: 16, channels: 0, data: new Uint8Array(8) }))).toBeNull();
    expect(parseWav(Buffer.from('ID3 this is no WAV file'))).toBeNull();
  });

  test('never throws on hostile files', () => {
    const damaged = fc
      .array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 6 })
      .chain((flips) => fc.nat(100).map((length) => ({ flips, length })))
      .map(({ flips, length }) => {
        const file = buildWav(new Int16Array(20), 8000).subarray(0, length);
        for (const [at, value] of flips) if (at < file.length) file[at] = value;
        return file;
      });
    fc.assert(
      fc.property(damaged, (file) => {
        const audio = parseWav(file);
        if (audio) expect(wavToMono(audio)).toHaveLength(audio.frames);
      }),
    );
  });
});
