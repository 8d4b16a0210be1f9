import { isAbsolute } from 'node:path';
import { MediaError } from '../plane/media-error.ts';
import type { MixerRecordOptions } from './api.ts';

const MOST_SECONDS = 24 * 3600;

function refuse(reason: string): never {
  throw new MediaError('invalid', reason);
}

/** Throws `invalid` for a recording that makes no sense. */
export function checkRecording({ path, maxSeconds = 1, stopOnSilence }: MixerRecordOptions): void {
  if (!isAbsolute(path) || path.includes('\0')) refuse('path of the recording');
  if (!(maxSeconds > 0 && maxSeconds <= MOST_SECONDS)) refuse('longest recording');
  if (!stopOnSilence) return;
  const { thresholdDb, afterMs } = stopOnSilence;
  if (!(thresholdDb >= -90 && thresholdDb <= 0)) refuse('level of silence');
  if (!(afterMs >= 100 && afterMs <= MOST_SECONDS * 1000)) refuse('length of silence');
}
