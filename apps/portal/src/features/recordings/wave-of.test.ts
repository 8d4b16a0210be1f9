import { describe, expect, it } from 'vitest';
import { waveOf } from './wave-of.ts';

describe('a WAV file', () => {
  const wave = waveOf(new Float32Array([0, 1, -1, 2]), 16_000);
  const view = new DataView(wave.buffer);

  it('says its format: PCM of 16 bits, one channel', () => {
    expect(new TextDecoder('latin1').decode(wave.subarray(0, 16))).toMatch(/^RIFF....WAVEfmt $/s);
    expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint32(24, true)]).toEqual([1, 1, 16_000]);
    expect([view.getUint32(28, true), view.getUint16(34, true)]).toEqual([32_000, 16]);
    expect([view.getUint32(4, true), view.getUint32(40, true), wave.length]).toEqual([44, 8, 52]);
  });

  it('holds the samples, cut where they are too loud', () => {
    expect([0, 1, 2, 3].map((index) => view.getInt16(44 + index * 2, true))).toEqual([0, 32_767, -32_767, 32_767]);
  });
});
