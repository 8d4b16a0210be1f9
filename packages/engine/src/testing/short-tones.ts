import { createVoice, type Recordings, type Voice } from '@strowger/voice';

const NONE: Recordings = new Map();

/** A voice without recordings: short tones stand for whatever it says. */
export function shortTones(): Voice {
  const recordings = { en: NONE, fr: NONE, de: NONE, es: NONE, it: NONE, ru: NONE };
  return createVoice({ found: { recordings, music: [] } });
}
