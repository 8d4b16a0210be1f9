import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AudioHeader } from './audio-header.ts';
import { fileTimeline, type Place, StreamTimeline, type Timeline } from './programme.ts';

function file(path: string, length: number): AudioHeader {
  const sampleRate = 8000;
  return { path, version: '1', encoding: 'pcm16', sampleRate, channels: 1, dataStart: 44, frames: length, length };
}

const FILES = [file('a', 800), file('b', 500), file('c', 1300)];
const TOTAL = 2600;

/** The places that follow each other from one sample to another. */
function walk(timeline: Timeline, from: number, to: number): Place[] {
  const places: Place[] = [];
  for (let at = from; at < to; ) {
    const place = timeline.at(at);
    if (!place || !(place.length > 0)) break;
    places.push(place);
    at += place.length;
  }
  return places;
}

describe('the timeline of a stream', () => {
  test('is endless: who comes later hears what the others hear', () => {
    const chimes = { sounds: [[file('x', 90)], [file('y', 300)]], every: 700, longest: 200 };
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.boolean(), fc.boolean(), (sample, shuffle, chiming) => {
        const programme = { name: 'default', files: FILES, shuffle, chimes: chiming ? chimes : null };
        const early = new StreamTimeline(programme);
        const place = early.at(sample);
        const late = new StreamTimeline(programme).at(sample + 1);
        if (place && place.length > 1) {
          expect(late).toEqual({ ...place, offset: place.offset + 1, length: place.length - 1 });
        }
        expect(place?.length).toBeGreaterThan(0);
        expect((place?.offset ?? 0) + (place?.length ?? 0)).toBeLessThanOrEqual(place?.file.length ?? 0);
      }),
    );
  });

  test('plays each file once a round; shuffled, in changing orders', () => {
    const orders = new Set<string>();
    const timeline = new StreamTimeline({ name: 'x', files: FILES, shuffle: true, chimes: null });
    for (let round = 0; round < 40; round++) {
      const order = walk(timeline, round * TOTAL, (round + 1) * TOTAL).map((place) => place.file.path);
      expect([...order].sort()).toEqual(['a', 'b', 'c']);
      orders.add(order.join());
    }
    expect(orders.size).toBeGreaterThan(2);
    const plain = new StreamTimeline({ name: 'x', files: FILES, shuffle: false, chimes: null });
    expect(walk(plain, 5 * TOTAL, 7 * TOTAL).map((place) => place.file.path)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  });

  test('lets chimes be heard in turn, on their own grid and cut at their longest, while the music goes on beneath', () => {
    const chimes = { sounds: [[file('x', 90)], [file('y', 300)]], every: 700, longest: 200 };
    const timeline = new StreamTimeline({ name: 'x', files: [file('m', 10_000)], shuffle: false, chimes });
    expect(walk(timeline, 0, 2100).map(({ file: { path }, offset, length }) => [path, offset, length])).toEqual([
      ['x', 0, 90],
      ['m', 90, 610],
      ['y', 0, 200],
      ['m', 900, 500],
      ['x', 0, 90],
      ['m', 1490, 610],
    ]);
  });

  test('plays a chime of several pieces one after the other, and cuts the whole of it', () => {
    const chimes = { sounds: [[file('x', 90), file('y', 300)]], every: 700, longest: 200 };
    const timeline = new StreamTimeline({ name: 'x', files: [file('m', 10_000)], shuffle: false, chimes });
    expect(walk(timeline, 0, 700).map(({ file: { path }, offset, length }) => [path, offset, length])).toEqual([
      ['x', 0, 90],
      ['y', 0, 110],
      ['m', 200, 500],
    ]);
  });

  test('has nowhere to go without audio', () => {
    const timeline = new StreamTimeline({ name: 'x', files: [file('a', 0)], shuffle: false, chimes: null });
    expect(timeline.at(5)).toBeNull();
  });
});

test('a file ends, or begins anew when it loops', () => {
  const short = file('a', 100);
  expect(fileTimeline(short, false).at(99)).toEqual({ file: short, offset: 99, length: 1 });
  expect(fileTimeline(short, false).at(100)).toBeNull();
  expect(fileTimeline(short, true).at(250)).toEqual({ file: short, offset: 50, length: 50 });
});
