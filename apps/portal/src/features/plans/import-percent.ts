import type { AnswerOf } from '@strowger/client';

type Place = Pick<
  AnswerOf<'/api/rates/imports/{import_id}', 'get'>,
  'state' | 'bytes' | 'bytes_checked' | 'background'
>;

/** How much of a file has been sent or checked, in percent; null: that cannot be said of this step. */
export function percentOf({ state, bytes, bytes_checked, background }: Place, size: number | null): number | null {
  if (state === 'reading' && size !== null && size > 0) return Math.min(100, Math.floor((100 * bytes) / size));
  if (state === 'checking' && background && bytes > 0) return Math.floor((100 * bytes_checked) / bytes);
  return null;
}
