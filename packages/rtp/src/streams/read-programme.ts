import type { OpenMediaFile } from '../media-file/open-media-file.ts';
import { MediaError } from '../plane/media-error.ts';
import type { Chimes, StreamDefinition } from './api.ts';
import { type AudioHeader, PLAYED_HZ, readAudioHeader } from './audio-header.ts';
import type { ChimePlan, Programme } from './programme.ts';
import { toneHeader } from './tone-header.ts';

/**
 * Reads the headers of all files of a stream: once for all threads, whose timelines must be the same. Those that cannot
 * be read are left out. Rejects with `bad-source` when none is left.
 *
 * @param onUnreadable told of each file that was left out
 */
export async function readProgramme(
  name: string,
  { files, shuffle = false, chimes }: StreamDefinition,
  open: OpenMediaFile,
  onUnreadable: (path: string) => void,
): Promise<Programme> {
  const read = (path: string) => readOr(path, open, onUnreadable);
  const headers = await Promise.all(files.map(read));
  const readable = headers.filter((header) => header !== null);
  if (readable.length === 0) throw new MediaError('bad-source', 'no file of the stream can be read');
  return { name, files: readable, shuffle, chimes: chimes ? await planChimes(chimes, read) : null };
}

/**
 * What the timeline of chimes follows from. A chime of which a file cannot be read is left out.
 * @param read gives null for a file that cannot be read
 */
export async function planChimes(
  { sounds, everySeconds, maxSeconds }: Chimes,
  read: (path: string) => Promise<AudioHeader | null>,
): Promise<ChimePlan> {
  const all = sounds.map((chime) =>
    Promise.all(chime.map(async (piece) => ('tone' in piece ? toneHeader(piece.tone) : read(piece.path)))),
  );
  const planned = (await Promise.all(all)).map((pieces) => pieces.filter((piece) => piece !== null));
  return {
    sounds: planned.filter((pieces, index) => pieces.length === sounds[index]?.length),
    every: Math.round(everySeconds * PLAYED_HZ),
    longest: maxSeconds === 0 ? Number.POSITIVE_INFINITY : Math.round(maxSeconds * PLAYED_HZ),
  };
}

function readOr(path: string, open: OpenMediaFile, onUnreadable: (path: string) => void): Promise<AudioHeader | null> {
  return readAudioHeader(path, open).catch(() => {
    onUnreadable(path);
    return null;
  });
}
