import { stat } from 'node:fs/promises';
import type { Tone } from '../audio/tone.ts';
import { parseWavHead, type WavLayout } from '../audio/wav.ts';
import { type OpenMediaFile, openClearFile } from '../media-file/open-media-file.ts';
import { MediaError } from '../plane/media-error.ts';

/** Hz of all that is played. */
export const PLAYED_HZ = 8000;
/** The samples begin within so many bytes of a file. */
const HEAD_BYTES = 65_536;

/** All rates in use are multiples of it; the others would need filters of many megabytes. */
const RATE_GRID = 25;

/** What is known of a WAV file without its samples. */
export interface AudioHeader extends WavLayout {
  readonly path: string;
  /** Changes when the file does. */
  readonly version: string;
  /** How many samples it is played as, at 8 kHz. */
  readonly length: number;
  /** It is no file: what is played is made. */
  readonly tone?: Tone;
}

/** A name for a file's present content. Rejects with `bad-source` when it is no file that can be looked at. */
export async function versionOf(path: string): Promise<string> {
  const status = await stat(path).catch(() => null);
  if (!status?.isFile()) throw new MediaError('bad-source', 'the audio file cannot be read');
  return `${status.size} ${status.mtimeMs}`;
}

/** Reads the header of a WAV file with PCM16 or G.711. Rejects with `bad-source`. */
export async function readAudioHeader(path: string, open: OpenMediaFile = openClearFile): Promise<AudioHeader> {
  const version = await versionOf(path);
  const layout = await readLayout(path, open);
  if (!layout) throw new MediaError('bad-source', 'the file is no WAV audio in PCM16 or G.711');
  if (layout.sampleRate % RATE_GRID !== 0) throw new MediaError('bad-source', 'the sample rate is none in use');
  const length = Math.floor((layout.frames * PLAYED_HZ) / layout.sampleRate);
  return { path, version, ...layout, length };
}

async function readLayout(path: string, open: OpenMediaFile): Promise<WavLayout | null> {
  const file = await open(path).catch(() => null);
  if (!file) throw new MediaError('bad-source', 'the audio file cannot be read');
  try {
    const head = Buffer.alloc(Math.min(HEAD_BYTES, file.size));
    const length = await file.read(head, 0);
    return parseWavHead(head.subarray(0, length), file.size);
  } catch {
    throw new MediaError('bad-source', 'the audio file cannot be read');
  } finally {
    await file.close().catch(() => undefined);
  }
}
