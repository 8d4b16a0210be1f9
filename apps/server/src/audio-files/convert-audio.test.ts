import { readFile } from 'node:fs/promises';
import { buildWav, goertzelPeak, parseWav, wavToMono } from '@strowger/rtp';
import { describe, expect, it } from 'vitest';
import { convertAudio, convertAudioTo } from './convert-audio.ts';
import { decodeAudio } from './decode-audio.ts';

const fixture = (name: string) => readFile(new URL(`./testing/${name}`, import.meta.url));

/** A WAV file of a second of 1000 Hz at 44.1 kHz, its left channel alone sounding. */
function stereo(bits: 8 | 16 | 24 | 32): Buffer {
  const [rate, bytes] = [44_100, bits / 8];
  const file = Buffer.alloc(44 + rate * 2 * bytes);
  buildWav(new Int16Array(0), rate, 2).copy(file, 0, 0, 44);
  file.writeUInt16LE(bits, 34);
  file.writeUInt32LE(file.length - 44, 40);
  for (let i = 0; i < rate; i++) {
    const sample = 0.5 * Math.sin((2 * Math.PI * 1000 * i) / rate);
    const at = 44 + i * 2 * bytes;
    if (bits === 8) file.writeUInt16LE(128 * 256 + Math.round(128 + 127 * sample), at);
    else file.writeIntLE(Math.round(sample * 2 ** (bits - 1)), at, bytes);
  }
  return file;
}

function tonesOf(wav: Buffer) {
  const audio = parseWav(wav);
  if (audio === null) throw new Error('no WAV');
  const samples = wavToMono(audio).subarray(audio.sampleRate / 8, audio.sampleRate / 4);
  const at = (frequency: number) => goertzelPeak(samples, frequency, audio.sampleRate);
  return { rate: audio.sampleRate, channels: audio.channels, tone: at(1000), other: at(1500) };
}

describe('an upload of audio', () => {
  it.each(['tone-1000hz.mp3', 'tone-1000hz.ogg', 'tone-1000hz.gsm'])(
    '%s is made WAV of 8 and of 16 kHz, by its content',
    async (name) => {
      const converted = await convertAudio(await fixture(name), 10);
      expect(converted?.seconds).toBeCloseTo(0.6, 0);
      for (const [wav, rate] of [
        [converted?.narrow, 8000],
        [converted?.wide, 16_000],
      ] as const) {
        const heard = tonesOf(wav ?? Buffer.alloc(0));
        expect(heard).toMatchObject({ rate, channels: 1 });
        expect(heard.tone).toBeGreaterThan(20 * heard.other);
      }
    },
  );

  it.each([8000, 16_000, 32_000, 48_000])('is made WAV of %i Hz where that is wanted', async (rate) => {
    const converted = await convertAudioTo(rate, stereo(16), 10);
    expect(converted?.seconds).toBe(1);
    const heard = tonesOf(converted?.wav ?? Buffer.alloc(0));
    expect(heard).toMatchObject({ rate, channels: 1 });
    expect(heard.tone).toBeGreaterThan(20 * heard.other);
    expect(await convertAudioTo(rate, Buffer.from('hello'), 10)).toBeNull();
  });

  it.each([8, 16, 24, 32] as const)('may be WAV of %i bits a sample and two channels', async (bits) => {
    const audio = await decodeAudio(stereo(bits), 10);
    expect(audio?.sampleRate).toBe(44_100);
    const peak = goertzelPeak(audio?.samples.subarray(0, 4410) ?? new Int16Array(), 1000, 44_100);
    expect(peak).toBeGreaterThan(7000);
  });

  it.each([
    ['text', Buffer.from('hello')],
    ['a WAV file without samples', buildWav(new Int16Array(0), 8000)],
    ['a broken Ogg file', Buffer.from(`OggS${'\0'.repeat(24)}\x01vorbis${'x'.repeat(500)}`, 'latin1')],
    ['GSM frames of which one lacks its mark', Buffer.concat([Buffer.alloc(33, 0xd0), Buffer.alloc(33, 0xc0)])],
    ['nothing', Buffer.alloc(0)],
  ])('is refused when it is %s', async (_what, bytes) => {
    expect(await decodeAudio(bytes, 10)).toBeNull();
  });

  it('is refused when it is longer than allowed, whatever its format', async () => {
    for (const bytes of [
      stereo(16),
      await fixture('tone-1000hz.mp3'),
      await fixture('tone-1000hz.ogg'),
      await fixture('tone-1000hz.gsm'),
    ]) {
      expect(await decodeAudio(bytes, 0.3)).toBeNull();
    }
  });
});
