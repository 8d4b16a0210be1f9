import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeALaw, decodeMuLaw, encodeMuLaw } from './g711.ts';
import { dominantTone, durationMs, excerpt, level, levelAt, toneSegments } from './measure.ts';
import { sound, writeToneWav } from './tone.ts';
import { readWav, type Sound, writeWav } from './wav.ts';

function noise(milliseconds: number, amplitude: number): Sound {
  let state = 12345;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff - 0.5;
  };
  return { sampleRate: 8000, samples: Int16Array.from({ length: milliseconds * 8 }, () => 2 * amplitude * next()) };
}

function mix(one: Sound, other: Sound): Sound {
  return { ...one, samples: one.samples.map((sample, at) => sample + (other.samples[at] ?? 0)) };
}

describe('dominantTone', () => {
  test.each([200, 440, 697, 1004, 1633, 2100, 3400])('finds a sine of %i Hz and its level', (frequency) => {
    const tone = dominantTone(sound([{ frequency, milliseconds: 200, level: -12 }]));
    expect(tone.frequency).toBeCloseTo(frequency, 0);
    expect(tone.level).toBeCloseTo(-12, 0);
    expect(tone.snr).toBeGreaterThan(25);
  });

  test('measures the distance between the tone and the noise around it', () => {
    const tone = sound([{ frequency: 440, milliseconds: 500, level: -12 }]);
    const hiss = noise(500, 4000);
    const measured = dominantTone(mix(tone, hiss));
    expect(measured.frequency).toBeCloseTo(440, 0);
    expect(measured.snr).toBeCloseTo(level(tone) - level(hiss), 0);
  });

  test('calls noise no clean tone and silence no tone at all', () => {
    expect(dominantTone(noise(500, 8000)).snr).toBeLessThan(0);
    expect(dominantTone(sound([{ frequency: 0, milliseconds: 100 }]))).toEqual({
      frequency: 0,
      level: Number.NEGATIVE_INFINITY,
      snr: Number.NEGATIVE_INFINITY,
    });
  });

  test('chooses among candidates when they are given', () => {
    expect(dominantTone(sound([{ frequency: 700, milliseconds: 100 }]), [697, 770, 852, 941]).frequency).toBe(697);
  });

  test('tells two mixed tones apart', () => {
    const both = mix(
      sound([{ frequency: 440, milliseconds: 200, level: -15 }]),
      sound([{ frequency: 1000, milliseconds: 200, level: -15 }]),
    );
    expect(levelAt(both, 440)).toBeCloseTo(-15, 0);
    expect(levelAt(both, 1000)).toBeCloseTo(-15, 0);
    expect(levelAt(both, 700)).toBeLessThan(-40);
  });
});

describe('toneSegments', () => {
  test('lists tones with their beginning and end and leaves silence out', () => {
    const segments = toneSegments(
      sound([
        { frequency: 0, milliseconds: 300 },
        { frequency: 440, milliseconds: 500 },
        { frequency: 0, milliseconds: 200 },
        { frequency: 1000, milliseconds: 400 },
        { frequency: 600, milliseconds: 400 },
      ]),
    );
    const expected = [
      [440, 300, 800],
      [1000, 1000, 1400],
      [600, 1400, 1800],
    ] as const;
    expect(segments).toHaveLength(expected.length);
    expected.forEach(([frequency, startMs, endMs], at) => {
      expect(Math.abs((segments[at]?.frequency ?? 0) - frequency)).toBeLessThan(3);
      expect(Math.abs((segments[at]?.startMs ?? 0) - startMs)).toBeLessThanOrEqual(40);
      expect(Math.abs((segments[at]?.endMs ?? 0) - endMs)).toBeLessThanOrEqual(40);
    });
  });

  test('breaks a tone where packets are missing', () => {
    const parts = [
      { frequency: 440, milliseconds: 300 },
      { frequency: 0, milliseconds: 100 },
      { frequency: 440, milliseconds: 300 },
    ];
    expect(toneSegments(sound(parts))).toHaveLength(2);
  });

  test('hears neither noise nor what is too quiet', () => {
    expect(toneSegments(noise(1000, 8000))).toEqual([]);
    expect(toneSegments(sound([{ frequency: 440, milliseconds: 500, level: -60 }]))).toEqual([]);
  });
});

describe('WAV files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wav-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a written tone reads back as it was', () => {
    const read = readWav(writeToneWav(join(folder, 'tone.wav'), 440, 0.5));
    expect(read).toEqual(sound([{ frequency: 440, milliseconds: 500 }]));
    expect(durationMs(read)).toBe(500);
    expect(durationMs(excerpt(read, 100, 350))).toBe(250);
  });

  test('what is no WAV file is refused', () => {
    expect(() => readWav(import.meta.filename)).toThrow('not a WAV file');
  });

  test('a channel that is not there is refused', () => {
    const path = join(folder, 'mono.wav');
    writeWav(path, sound([{ frequency: 440, milliseconds: 20 }]));
    expect(() => readWav(path, 1)).toThrow('1 channels');
  });
});

describe('G.711', () => {
  test('mu-law keeps a tone within the quantizing noise of the standard', () => {
    const samples = Int16Array.from(
      encodeMuLaw(sound([{ frequency: 1004, milliseconds: 200, level: -10 }]).samples),
      decodeMuLaw,
    );
    expect(dominantTone({ sampleRate: 8000, samples }).snr).toBeGreaterThan(30);
  });

  test('the decoders give the decision values of ITU-T G.711', () => {
    expect([0xff, 0x7f, 0x80, 0x00].map(decodeMuLaw)).toEqual([0, 0, 32124, -32124]);
    expect([0xd5, 0x55, 0xaa, 0x2a].map(decodeALaw)).toEqual([8, -8, 32256, -32256]);
  });

  test('every mu-law octet but negative zero survives decoding and encoding', () => {
    const octets = Array.from({ length: 256 }, (_, octet) => octet).filter((octet) => octet !== 0x7f);
    expect([...encodeMuLaw(Int16Array.from(octets, decodeMuLaw))]).toEqual(octets);
  });
});
