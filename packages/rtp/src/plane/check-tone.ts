import type { Tone } from '../audio/tone.ts';
import { MediaError } from './media-error.ts';

const MOST_SEGMENTS = 500;

function refuse(reason: string): never {
  throw new MediaError('invalid', reason);
}

/** Throws `invalid` for a tone that makes no sense. */
export function checkTone(tone: Tone): void {
  if (tone.segments.length === 0 || tone.segments.length > MOST_SEGMENTS) refuse('number of tone segments');
  for (const { frequencies, on, off } of tone.segments) {
    if (!(on >= 0) || !(off >= 0)) refuse('cadence');
    if (!frequencies.every((frequency) => frequency > 0 && frequency < 4000)) refuse('frequency');
  }
  if (tone.loops !== undefined && !(tone.loops >= 1)) refuse('loops');
  if (tone.levelDbm0 !== undefined && !(tone.levelDbm0 <= 3.14)) refuse('level');
}
