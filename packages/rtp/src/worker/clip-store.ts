import { readFile, stat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Resampler } from '../audio/resample.ts';
import { parseWav, wavToMono } from '../audio/wav.ts';
import { MediaError } from '../plane/media-error.ts';

interface Clip {
  readonly version: string;
  readonly samples: Promise<Int16Array>;
  bytes: number;
}

const SAMPLE_RATE = 8000;
const MAX_FILE_BYTES = 128 * 1024 * 1024;
const MAX_CACHE_BYTES = 256 * 1024 * 1024;
/** Output samples converted before other work of the thread gets its turn: about half a millisecond. */
const SLICE = 2000;

/** Audio files of one media thread as 8 kHz mono samples, kept while they fit and the file is unchanged. */
export class ClipStore {
  /** In order of last use. */
  readonly #clips = new Map<string, Clip>();
  #bytes = 0;

  /** Loads a file; rejects with `bad-source` when it cannot be read or is no audio that we know. */
  async load(path: string): Promise<Int16Array> {
    const version = await versionOf(path);
    const known = this.#clips.get(path);
    if (known?.version === version) {
      this.#clips.delete(path);
      this.#clips.set(path, known);
      return known.samples;
    }
    this.#forget(path);
    const clip: Clip = { version, samples: readSamples(path), bytes: 0 };
    this.#clips.set(path, clip);
    return this.#keep(path, clip);
  }

  async #keep(path: string, clip: Clip): Promise<Int16Array> {
    try {
      const samples = await clip.samples;
      if (this.#clips.get(path) === clip) {
        clip.bytes = samples.byteLength;
        this.#bytes += clip.bytes;
        this.#shrink(path);
      }
      return samples;
    } catch (error) {
      if (this.#clips.get(path) === clip) this.#clips.delete(path);
      throw error;
    }
  }

  #shrink(kept: string): void {
    for (const path of [...this.#clips.keys()]) {
      if (this.#bytes <= MAX_CACHE_BYTES) return;
      if (path !== kept) this.#forget(path);
    }
  }

  #forget(path: string): void {
    this.#bytes -= this.#clips.get(path)?.bytes ?? 0;
    this.#clips.delete(path);
  }
}

async function versionOf(path: string): Promise<string> {
  try {
    const { size, mtimeMs, isFile } = await describe(path);
    if (isFile && size <= MAX_FILE_BYTES) return `${size}:${mtimeMs}`;
  } catch {
    throw new MediaError('bad-source', 'the audio file cannot be read');
  }
  throw new MediaError('bad-source', 'the audio file is too large or no file');
}

async function describe(path: string): Promise<{ size: number; mtimeMs: number; isFile: boolean }> {
  const status = await stat(path);
  return { size: status.size, mtimeMs: status.mtimeMs, isFile: status.isFile() };
}

async function readSamples(path: string): Promise<Int16Array> {
  const file = await readFile(path).catch(() => {
    throw new MediaError('bad-source', 'the audio file cannot be read');
  });
  return decodeClip(file);
}

/** Decodes a WAV file to 8 kHz mono, in slices, so that running calls are not held up. */
async function decodeClip(file: Buffer): Promise<Int16Array> {
  const audio = parseWav(file);
  if (!audio) throw new MediaError('bad-source', 'the file is no WAV audio in PCM16 or G.711');
  const input = new Int16Array(audio.frames);
  for (let at = 0; at < audio.frames; at += SLICE * 4) {
    input.set(wavToMono(audio, at, SLICE * 4), at);
    await nextTurn();
  }
  if (audio.sampleRate === SAMPLE_RATE) return input;
  const resampler = new Resampler(audio.sampleRate, SAMPLE_RATE);
  const output = new Int16Array(resampler.outputLength(input.length));
  for (let at = 0; at < output.length; at += SLICE) {
    resampler.render(input, output, at, Math.min(at + SLICE, output.length));
    await nextTurn();
  }
  return output;
}
