import { describe, expect, test } from 'vitest';
import { joinMusic } from './music.ts';
import { ChainSource, ClipSource, type SampleSource, SilenceSource } from './sample-source.ts';

const clip = (value: number, length: number) => new Int16Array(length).fill(value);

function listen(source: SampleSource | null, samples: number): number[] {
  const heard = new Int16Array(samples);
  for (let at = 0; at < samples; at += 8) source?.render(heard.subarray(at, at + 8));
  return [...heard];
}

describe('music on hold', () => {
  const clips = [clip(1, 80), clip(2, 40), clip(3, 120)];

  test('who joins later hears the same as who was there', () => {
    for (const shuffle of [false, true]) {
      const stream = { name: 'default', clips, shuffle };
      const early = listen(joinMusic(stream, 1_700_000_000_000), 3000 * 8);
      const late = listen(joinMusic(stream, 1_700_000_001_234), 1000 * 8);
      expect(late).toEqual(early.slice(1234 * 8, 2234 * 8));
    }
  });

  test('each round plays every piece once; shuffled, in changing order', () => {
    const total = 240;
    const heard = listen(joinMusic({ name: 'x', clips, shuffle: true }, 0), total * 40);
    const rounds = Array.from({ length: 40 }, (_, i) => heard.slice(i * total, (i + 1) * total));
    for (const round of rounds) expect(round.filter((value) => value === 3)).toHaveLength(120);
    expect(new Set(rounds.map((round) => round.join())).size).toBeGreaterThan(1);
  });

  test('nothing to play is no stream', () => {
    expect(joinMusic({ name: 'x', clips: [clip(1, 0)], shuffle: false }, 5)).toBeNull();
  });
});

describe('chained sources', () => {
  test('follow each other without a gap and tell where they end', () => {
    const parts = [new ClipSource(clip(1, 5)), new SilenceSource(2), new ClipSource(clip(2, 3))];
    const chain = new ChainSource((index) => parts[index] ?? null);
    const frame = new Int16Array(8);
    expect(chain.render(frame)).toBe(8);
    expect([...frame]).toEqual([1, 1, 1, 1, 1, 0, 0, 2]);
    expect(chain.render(frame)).toBe(2);
    expect([...frame]).toEqual([2, 2, 0, 0, 0, 0, 0, 0]);
    expect(chain.render(frame)).toBe(0);
  });

  test('an endless chain of nothing ends', () => {
    const chain = new ChainSource(() => new SilenceSource(0));
    expect(chain.render(new Int16Array(8))).toBe(0);
  });
});
