import type { AnswerOf } from '@strowger/client';
import { $api } from '../../api/client.ts';
import { useLiveQuery } from '../../live/use-live-query.ts';

/** An import of rates, running or past. */
export type RateImport = AnswerOf<'/api/rates/imports/{import_id}', 'get'>;

export const IMPORT_EVENTS = ['rates.import'];

/** An import as it goes on; undefined before its first octets have arrived, and where there is none. */
export function useImport(importId: string) {
  const at = { params: { path: { import_id: importId } } };
  const options = $api.queryOptions('get', '/api/rates/imports/{import_id}', at, { retry: false });
  return useLiveQuery(options, { types: IMPORT_EVENTS });
}

/** How much of a file has been sent or checked, in percent; null: that cannot be said of this step. */
export function percentOf(
  { state, bytes, bytes_checked, background }: Pick<RateImport, 'state' | 'bytes' | 'bytes_checked' | 'background'>,
  size: number | null,
): number | null {
  if (state === 'reading' && size !== null && size > 0) return Math.min(100, Math.floor((100 * bytes) / size));
  if (state === 'checking' && background && bytes > 0) return Math.floor((100 * bytes_checked) / bytes);
  return null;
}
