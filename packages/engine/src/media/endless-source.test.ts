import type { PlaySource } from '@strowger/rtp';
import { describe, expect, it } from 'vitest';
import { isEndless } from './endless-source.ts';

const tone = (loops?: number, on = 200): PlaySource => ({
  kind: 'tone',
  tone: { segments: [{ frequencies: [440], on, off: 100 }], ...(loops === undefined ? {} : { loops }) },
});

describe('what never ends by itself', () => {
  it.each<[string, PlaySource]>([
    ['music', { kind: 'music', name: 'built-in', paths: ['a.wav'] }],
    ['a cadence without a number of rounds', tone()],
    ['a continuous tone', tone(1, Number.POSITIVE_INFINITY)],
    ['a file that is repeated', { kind: 'file', path: 'a.wav', loop: true }],
    ['a sequence that is repeated', { kind: 'sequence', items: [tone(1)], loop: true }],
    ['a sequence with an endless part', { kind: 'sequence', items: [tone(1), tone()] }],
  ])('is %s', (_what, source) => {
    expect(isEndless(source)).toBe(true);
  });

  it.each<[string, PlaySource]>([
    ['a tone with a number of rounds', tone(3)],
    ['a file', { kind: 'file', path: 'a.wav' }],
    ['silence of a length', { kind: 'silence', ms: 60_000 }],
    ['a sequence of those', { kind: 'sequence', items: [tone(3), { kind: 'silence', ms: 1 }] }],
  ])('is not %s', (_what, source) => {
    expect(isEndless(source)).toBe(false);
  });
});
