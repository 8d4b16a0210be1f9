import { setImmediate as nextTurn } from 'node:timers/promises';
import { Resampler } from '../audio/resample.ts';
import { frameBytesOf, wavToMono } from '../audio/wav.ts';
import { type OpenMediaFile, openClearFile } from '../media-file/open-media-file.ts';
import { type AudioHeader, PLAYED_HZ } from './audio-header.ts';
import { toneSamples } from './tone-header.ts';

/** Samples of one piece as played: a second, which is a whole number of samples at every rate. */
export const PIECE = PLAYED_HZ;

/** Samples converted before other work of the thread gets its turn: about half a millisecond. */
const SLICE = 2000;
const SLICE_IN = SLICE * 4;

/** By rate, in order of making. */
const resamplers = new Map<number, Resampler>();
const MOST_RESAMPLERS = 8;

/**
 * Reads one second of a WAV file as 8 kHz mono, in slices, so that running calls are not held up. Pieces read one by one
 * join without a seam. Rejects when the file cannot be read.
 *
 * @param index 0 is the first second
 */
export async function readPiece(
  header: AudioHeader,
  index: number,
  open: OpenMediaFile = openClearFile,
): Promise<Int16Array> {
  const { sampleRate, tone, length } = header;
  if (tone) return toneSamples(tone, index * PIECE, Math.min((index + 1) * PIECE, length));
  if (sampleRate === PLAYED_HZ) return readMono(header, index * PIECE, PIECE, open);
  const resampler = resamplerFrom(sampleRate);
  // A second before it gives the filter what it reaches back to, and keeps whole output samples on whole input ones.
  const before = index > 0 ? 1 : 0;
  const count = (before + 1) * sampleRate + resampler.reach;
  const input = await readMono(header, (index - before) * sampleRate, count, open);
  const first = before * PIECE;
  const output = new Int16Array(first + Math.max(0, Math.min(PIECE, header.length - index * PIECE)));
  for (let at = first; at < output.length; at += SLICE) {
    resampler.render(input, output, at, Math.min(at + SLICE, output.length));
    await nextTurn();
  }
  return output.slice(first);
}

function resamplerFrom(sampleRate: number): Resampler {
  const known = resamplers.get(sampleRate);
  if (known) return known;
  const resampler = new Resampler(sampleRate, PLAYED_HZ);
  const [oldest] = resamplers.keys();
  if (resamplers.size >= MOST_RESAMPLERS && oldest !== undefined) resamplers.delete(oldest);
  resamplers.set(sampleRate, resampler);
  return resampler;
}

/** So many frames from the given one on, mixed down; fewer at the end of the file. */
async function readMono(header: AudioHeader, first: number, count: number, open: OpenMediaFile): Promise<Int16Array> {
  const frameBytes = frameBytesOf(header);
  const frames = Math.max(0, Math.min(count, header.frames - first));
  const file = await open(header.path);
  const data = Buffer.alloc(frames * frameBytes);
  try {
    await file.read(data, header.dataStart + first * frameBytes);
  } finally {
    await file.close();
  }
  const samples = new Int16Array(frames);
  for (let at = 0; at < frames; at += SLICE_IN) {
    samples.set(wavToMono({ ...header, frames, data }, at, SLICE_IN), at);
    await nextTurn();
  }
  return samples;
}
