import { buildWav, Resampler } from '@strowger/rtp';
import type { MonoAudio } from './decode-audio.ts';

/** A WAV file of PCM16, one channel, at this rate. */
export function telephoneWav({ sampleRate, samples }: MonoAudio, rateHz: 8000 | 16000): Buffer {
  if (sampleRate === rateHz) return buildWav(samples, rateHz);
  const resampler = new Resampler(sampleRate, rateHz);
  const output = new Int16Array(resampler.outputLength(samples.length));
  resampler.render(samples, output);
  return buildWav(output, rateHz);
}
