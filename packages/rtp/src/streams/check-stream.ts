import { checkTone } from '../plane/check-tone.ts';
import { MediaError } from '../plane/media-error.ts';
import type { Chimes, StreamDefinition } from './api.ts';

const MOST_FILES = 2000;
const LONGEST_NAME = 300;

function refuse(reason: string): never {
  throw new MediaError('invalid', reason);
}

/** Throws `invalid` for a stream that makes no sense. */
export function checkStream(name: string, { files, chimes }: StreamDefinition): void {
  if (name === '' || name.length > LONGEST_NAME) refuse('name of the stream');
  if (files.length === 0 || files.length > MOST_FILES) refuse('number of files');
  if (chimes) checkChimes(chimes);
}

/** Throws `invalid` for chimes that make no sense. */
export function checkChimes({ sounds, everySeconds, maxSeconds }: Chimes): void {
  const pieces = sounds.flat();
  if (pieces.length > MOST_FILES) refuse('number of chimes');
  for (const piece of pieces) if ('tone' in piece) checkTone(piece.tone);
  if (!(everySeconds >= 1 && everySeconds <= 86_400)) refuse('time between chimes');
  if (!(maxSeconds >= 0 && maxSeconds <= 86_400)) refuse('length of chimes');
}
