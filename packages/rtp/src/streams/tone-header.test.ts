import { expect, test } from 'vitest';
import { goertzelPeak } from '../audio/goertzel.ts';
import { AudioStore } from './audio-store.ts';
import { toneHeader } from './tone-header.ts';

const tone = { segments: [{ frequencies: [700], on: 1200, off: 300 }], loops: 2 };

test('a tone is as long as its cadences, and one without end a minute', () => {
  expect(toneHeader(tone).length).toBe(2 * 1500 * 8);
  expect(toneHeader({ segments: tone.segments }).length).toBe(60 * 8000);
  expect(toneHeader({ segments: [{ frequencies: [700], on: 0, off: 0 }] }).length).toBe(0);
});

test('a tone is played second by second without a seam', async () => {
  const store = new AudioStore();
  const header = toneHeader(tone);
  await store.load(header, 8000);
  const second = store.peek(header, 8000) ?? new Int16Array(0);
  expect(second).toHaveLength(8000);
  expect(goertzelPeak(second.subarray(0, 1600), 700)).toBeGreaterThan(4000);
  expect(second.subarray(1600, 4000).every((sample) => sample === 0)).toBe(true);
  expect(goertzelPeak(second.subarray(4000), 700)).toBeGreaterThan(4000);
});
