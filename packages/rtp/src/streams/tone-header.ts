import type { Tone } from '../audio/tone.ts';
import { ToneGenerator } from '../audio/tone-generator.ts';
import { type AudioHeader, PLAYED_HZ } from './audio-header.ts';

const LONGEST = 60 * PLAYED_HZ;

/** A tone as a stream plays it beside files: of one without end a minute. */
export function toneHeader(tone: Tone): AudioHeader {
  const { segments, loops = Number.POSITIVE_INFINITY } = tone;
  const once = segments.reduce((sum, { on, off }) => sum + samplesOf(on) + samplesOf(off), 0);
  const length = once === 0 ? 0 : Math.min(once * loops, LONGEST);
  const version = JSON.stringify(tone);
  const layout = { encoding: 'pcm16', sampleRate: PLAYED_HZ, channels: 1, frames: length, dataStart: 0 } as const;
  return { path: 'tone', version, ...layout, length, tone };
}

/** The samples of a tone from `first` to before `last`. */
export function toneSamples(tone: Tone, first: number, last: number): Int16Array {
  const samples = new Int16Array(Math.max(first, last));
  new ToneGenerator(tone, PLAYED_HZ).render(samples);
  return samples.slice(first);
}

function samplesOf(ms: number): number {
  return Math.round((ms * PLAYED_HZ) / 1000);
}
