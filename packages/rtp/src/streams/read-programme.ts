import { MediaError } from '../plane/media-error.ts';
import type { StreamDefinition } from './api.ts';
import { type AudioHeader, PLAYED_HZ, readAudioHeader } from './audio-header.ts';
import type { ChimePlan, Programme } from './programme.ts';

/**
 * Reads the headers of all files of a stream: once for all threads, whose timelines must be the same. Those that cannot
 * be read are left out. Rejects with `bad-source` when none is left.
 *
 * @param onUnreadable told of each file that was left out
 */
export async function readProgramme(
  name: string,
  { files, shuffle = false, chimes }: StreamDefinition,
  onUnreadable: (path: string) => void,
): Promise<Programme> {
  const readable = await readAll(files, onUnreadable);
  if (readable.length === 0) throw new MediaError('bad-source', 'no file of the stream can be read');
  const plan: ChimePlan | null = chimes
    ? {
        files: await readAll(chimes.files, onUnreadable),
        every: Math.round(chimes.everySeconds * PLAYED_HZ),
        longest: chimes.maxSeconds === 0 ? Number.POSITIVE_INFINITY : Math.round(chimes.maxSeconds * PLAYED_HZ),
      }
    : null;
  return { name, files: readable, shuffle, chimes: plan };
}

async function readAll(paths: readonly string[], onUnreadable: (path: string) => void): Promise<AudioHeader[]> {
  const read = paths.map((path) =>
    readAudioHeader(path).catch(() => {
      onUnreadable(path);
      return null;
    }),
  );
  const headers = await Promise.all(read);
  return headers.filter((header) => header !== null);
}
