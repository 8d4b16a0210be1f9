import { MediaError } from '../plane/media-error.ts';
import type { StreamDefinition } from './api.ts';

const MOST_FILES = 2000;
const LONGEST_NAME = 300;

function refuse(reason: string): never {
  throw new MediaError('invalid', reason);
}

/** Throws `invalid` for a stream that makes no sense. */
export function checkStream(name: string, { files, chimes }: StreamDefinition): void {
  if (name === '' || name.length > LONGEST_NAME) refuse('name of the stream');
  if (files.length === 0 || files.length > MOST_FILES) refuse('number of files');
  if (!chimes) return;
  if (chimes.files.length > MOST_FILES) refuse('number of chimes');
  if (!(chimes.everySeconds >= 1 && chimes.everySeconds <= 86_400)) refuse('time between chimes');
  if (!(chimes.maxSeconds >= 0 && chimes.maxSeconds <= 86_400)) refuse('length of chimes');
}
