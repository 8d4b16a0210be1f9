import { describe, expect, test } from 'vitest';
import { goertzelPeak } from './goertzel.ts';
import { Resampler } from './resample.ts';

function sine(frequency: number, sampleRate: number, seconds: number): Int16Array {
  return Int16Array.from({ length: sampleRate * seconds }, (_, i) =>
    Math.round(10_000 * Math.sin((2 * Math.PI * frequency * i) / sampleRate)),
  );
}

function resample(input: Int16Array, from: number, to: number): Int16Array {
  const resampler = new Resampler(from, to);
  const output = new Int16Array(resampler.outputLength(input.length));
  resampler.render(input, output);
  return output;
}

describe('resampling', () => {
  test.each([11_025, 16_000, 22_050, 32_000, 44_100, 48_000])('%i Hz to 8 kHz keeps a 1 kHz tone', (rate) => {
    const output = resample(sine(1000, rate, 1), rate, 8000);
    expect(output).toHaveLength(8000);
    expect(goertzelPeak(output.subarray(1000, 7000), 1000)).toBeCloseTo(10_000, -2);
  });

  test.each([16_000, 48_000])('%i Hz to 8 kHz does not fold 5 kHz down to 3 kHz', (rate) => {
    const output = resample(sine(5000, rate, 1), rate, 8000);
    expect(goertzelPeak(output.subarray(1000, 7000), 3000)).toBeLessThan(20);
  });

  test('8 to 16 kHz leaves no image of a 3 kHz tone at 5 kHz', () => {
    const output = resample(sine(3000, 8000, 1), 8000, 16_000);
    expect(goertzelPeak(output.subarray(2000, 14_000), 3000, 16_000)).toBeCloseTo(10_000, -2);
    expect(goertzelPeak(output.subarray(2000, 14_000), 5000, 16_000)).toBeLessThan(20);
  });

  test('the same rate is left as it is', () => {
    const input = sine(1000, 8000, 0.1);
    expect(resample(input, 8000, 8000)).toEqual(input);
  });

  test('in slices it gives the same as at once', () => {
    const input = sine(700, 44_100, 0.5);
    const resampler = new Resampler(44_100, 8000);
    const sliced = new Int16Array(resampler.outputLength(input.length));
    for (let at = 0; at < sliced.length; at += 333)
      resampler.render(input, sliced, at, Math.min(at + 333, sliced.length));
    expect(sliced).toEqual(resample(input, 44_100, 8000));
  });
});
