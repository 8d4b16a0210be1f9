import type { Tone } from '@strowger/rtp';

const C5 = 523.25;
const E5 = 659.25;
const G5 = 783.99;
const A4 = 440;
const F5 = 698.46;
const D5 = 587.33;
const NOTE_MS = 450;
const REST_MS = 150;
const PAUSE_MS = 1800;

const PHRASES = [
  [C5, E5, G5, E5],
  [A4, C5, F5, C5],
  [D5, F5, A4, F5],
  [G5, E5, D5, C5],
];

/** Music of last resort, where the machine has no recordings: four quiet phrases without end. */
export const BUILT_IN_MELODY: Tone = {
  segments: PHRASES.flatMap((phrase) =>
    phrase.map((frequency, index) => ({
      frequencies: [frequency],
      on: NOTE_MS,
      off: index === phrase.length - 1 ? PAUSE_MS : REST_MS,
    })),
  ),
  levelDbm0: -25,
};
