import type { Tone } from './tone.ts';

/** The SIT of ITU-T E.180 / Q.35 and ANSI T1.401, "no circuit" variant, followed by a pause. */
const SPECIAL_INFORMATION: Tone = {
  segments: [
    { frequencies: [985.2], on: 380, off: 0 },
    { frequencies: [1428.5], on: 380, off: 0 },
    { frequencies: [1776.7], on: 380, off: 1000 },
  ],
  loops: 3,
};

/** Supervisory tones by name: national ones after ITU-T E.180 supplement 2, the unprefixed ones North American. */
const TONES = {
  'us-ring': { segments: [{ frequencies: [440, 480], on: 2000, off: 4000 }], levelDbm0: -19 },
  'uk-ring': {
    segments: [
      { frequencies: [400, 450], on: 400, off: 200 },
      { frequencies: [400, 450], on: 400, off: 2000 },
    ],
    levelDbm0: -19,
  },
  'fr-ring': { segments: [{ frequencies: [440], on: 1500, off: 3500 }], levelDbm0: -19 },
  'de-ring': { segments: [{ frequencies: [425], on: 1000, off: 4000 }], levelDbm0: -19 },
  'bong-us-tone': {
    segments: [
      { frequencies: [941, 1477], on: 60, off: 0 },
      { frequencies: [440, 350], on: 940, off: 0 },
    ],
    loops: 1,
  },
  dial: { segments: [{ frequencies: [350, 440], on: Number.POSITIVE_INFINITY, off: 0 }] },
  'uk-dial': { segments: [{ frequencies: [350, 450], on: Number.POSITIVE_INFINITY, off: 0 }] },
  'fr-dial': { segments: [{ frequencies: [440], on: Number.POSITIVE_INFINITY, off: 0 }] },
  'de-dial': { segments: [{ frequencies: [425], on: Number.POSITIVE_INFINITY, off: 0 }] },
  busy: { segments: [{ frequencies: [480, 620], on: 500, off: 500 }], levelDbm0: -24 },
  'uk-busy': { segments: [{ frequencies: [400], on: 375, off: 375 }] },
  'fr-busy': { segments: [{ frequencies: [440], on: 500, off: 500 }] },
  'de-busy': { segments: [{ frequencies: [425], on: 480, off: 480 }] },
  congestion: { segments: [{ frequencies: [480, 620], on: 250, off: 250 }], levelDbm0: -24 },
  'uk-congestion': {
    segments: [
      { frequencies: [400], on: 400, off: 350 },
      { frequencies: [400], on: 225, off: 525 },
    ],
  },
  'fr-congestion': { segments: [{ frequencies: [440], on: 250, off: 250 }] },
  'de-congestion': { segments: [{ frequencies: [425], on: 240, off: 240 }] },
  sit: SPECIAL_INFORMATION,
  beep: { segments: [{ frequencies: [1000], on: 400, off: 0 }], loops: 1 },
  milliwatt: { segments: [{ frequencies: [1004], on: Number.POSITIVE_INFINITY, off: 0 }], levelDbm0: 0 },
} satisfies Record<string, Tone>;

export type ToneName = keyof typeof TONES;

const BY_NAME: ReadonlyMap<string, Tone> = new Map(Object.entries(TONES));

/** All names that `namedTone` knows. */
export const TONE_NAMES: readonly string[] = [...BY_NAME.keys()];

/** The tone of a name such as `us-ring`, also in the notation `${us-ring}`; null when there is none. */
export function namedTone(name: string): Tone | null {
  const bare = /^\$\{([^{}]*)\}$/.exec(name)?.[1] ?? name;
  return BY_NAME.get(bare) ?? null;
}
