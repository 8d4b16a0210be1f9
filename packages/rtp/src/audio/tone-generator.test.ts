import { describe, expect, test } from 'vitest';
import { dtmfFrequencies, dtmfTone } from './dtmf-tones.ts';
import { goertzelPeak } from './goertzel.ts';
import { dbm0OfPeak } from './level.ts';
import type { Tone } from './tone.ts';
import { ToneGenerator } from './tone-generator.ts';
import { namedTone, TONE_NAMES } from './tones.ts';

/** Renders ms of a tone in 20 ms frames. */
function render(tone: Tone, ms: number): Int16Array {
  const generator = new ToneGenerator(tone);
  const samples = new Int16Array(ms * 8);
  for (let at = 0; at < samples.length; at += 160) generator.render(samples.subarray(at, at + 160));
  return samples;
}

const level = (samples: Int16Array, frequency: number): number => dbm0OfPeak(goertzelPeak(samples, frequency));

describe('tone generator', () => {
  test('each frequency has the level asked for, and nothing else sounds', () => {
    const samples = render({ segments: [{ frequencies: [440, 480], on: 1000, off: 0 }], levelDbm0: -19 }, 1000);
    expect(level(samples, 440)).toBeCloseTo(-19, 1);
    expect(level(samples, 480)).toBeCloseTo(-19, 1);
    expect(level(samples, 620)).toBeLessThan(-60);
  });

  test('keeps level and phase over minutes', () => {
    const samples = render({ segments: [{ frequencies: [425], on: Number.POSITIVE_INFINITY, off: 0 }] }, 300_000);
    expect(level(samples.subarray(-8000), 425)).toBeCloseTo(-13, 1);
    expect(level(samples.subarray(-8000), 426)).toBeLessThan(-50);
  });

  test('follows the cadence to the sample, also when it does not fit frames', () => {
    const tone = { segments: [{ frequencies: [1000], on: 30, off: 25 }], levelDbm0: 0 };
    const samples = render(tone, 220);
    const sounding = Array.from(
      { length: 220 },
      (_, ms) => goertzelPeak(samples.subarray(ms * 8, ms * 8 + 8), 1000) > 10_000,
    );
    expect(sounding).toEqual(Array.from({ length: 220 }, (_, ms) => ms % 55 < 30));
  });

  test('says how much of the last frame was tone, then ends', () => {
    const generator = new ToneGenerator({ segments: [{ frequencies: [1000], on: 25, off: 5 }], loops: 2 });
    const counts = Array.from({ length: 5 }, () => generator.render(new Int16Array(160)));
    expect(counts).toEqual([160, 160, 160, 0, 0]);
  });

  test('a tone without any duration ends at once instead of turning for ever', () => {
    const generator = new ToneGenerator({ segments: [{ frequencies: [1000], on: 0, off: 0 }] });
    expect(generator.render(new Int16Array(160))).toBe(0);
  });

  test('DTMF digits are the two frequencies of ITU-T Q.23', () => {
    const samples = render(dtmfTone('5', 200, 100), 300);
    expect(level(samples.subarray(0, 1600), 770)).toBeCloseTo(-9, 0);
    expect(level(samples.subarray(0, 1600), 1336)).toBeCloseTo(-9, 0);
    expect(level(samples.subarray(0, 1600), 1209)).toBeLessThan(-35);
    expect(level(samples.subarray(1600), 770)).toBe(Number.NEGATIVE_INFINITY);
    expect(dtmfFrequencies('D')).toEqual([941, 1633]);
    expect(dtmfFrequencies('x')).toBeNull();
  });
});

describe('named tones', () => {
  test('all of them sound', () => {
    for (const name of TONE_NAMES) {
      const tone = namedTone(name);
      const [first] = tone?.segments ?? [];
      expect(first?.frequencies.length, name).toBeGreaterThan(0);
      expect(tone && render(tone, 100).some((sample) => Math.abs(sample) > 500), name).toBe(true);
    }
  });

  test('are found by name and in the notation of channel variables', () => {
    expect(namedTone('$' + '{us-ring}')).toEqual(namedTone('us-ring'));
    expect(namedTone('us-ring')?.segments).toEqual([{ frequencies: [440, 480], on: 2000, off: 4000 }]);
    expect(namedTone('constructor')).toBeNull();
  });
});
