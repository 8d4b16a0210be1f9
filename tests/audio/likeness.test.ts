import { expect, test } from 'vitest';
import { likeness } from './likeness.ts';
import type { Sound } from './wav.ts';

function noise(milliseconds: number, seed: number): Sound {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff - 0.5;
  };
  return { sampleRate: 8000, samples: Int16Array.from({ length: milliseconds * 8 }, () => 16_000 * next()) };
}

function after(silenceMs: number, { samples }: Sound): Sound {
  const whole = new Int16Array(silenceMs * 8 + samples.length);
  whole.set(
    samples.map((sample) => sample / 2),
    silenceMs * 8,
  );
  return { sampleRate: 8000, samples: whole };
}

test('a sound that lies in another, at half its loudness, is the same', () => {
  const original = noise(700, 1);
  expect(likeness(after(333, original), original)).toBeGreaterThan(0.99);
});

test('another sound is not', () => {
  expect(likeness(noise(1000, 2), noise(700, 1))).toBeLessThan(0.3);
});
