import { buildWav, Resampler } from '@strowger/rtp';
import type { MonoAudio } from './decode-audio.ts';

/** A WAV file of PCM16, one channel, at this rate (whole Hz). */
export function telephoneWav({ sampleRate, samples }: MonoAudio, rateHz: number): Buffer {
  if (sampleRate === rateHz) return buildWav(samples, rateHz);
  const resampler = new Resampler(sampleRate, rateHz);
  const output = new Int16Array(resampler.outputLength(samples.length));
  resampler.render(samples, output);
  return buildWav(output, rateHz);
}
