import type { PlaySource, Tone } from '@strowger/rtp';

/** True of what is played until somebody stops it. */
export function isEndless(source: PlaySource): boolean {
  switch (source.kind) {
    case 'music':
    case 'stream':
      return true;
    case 'tone':
      return isEndlessTone(source.tone);
    case 'file':
      return source.loop === true;
    case 'sequence':
      return source.loop === true || source.items.some(isEndless);
    case 'silence':
      return false;
  }
}

function isEndlessTone({ segments, loops = Number.POSITIVE_INFINITY }: Tone): boolean {
  return loops === Number.POSITIVE_INFINITY || segments.some(({ on }) => on === Number.POSITIVE_INFINITY);
}
