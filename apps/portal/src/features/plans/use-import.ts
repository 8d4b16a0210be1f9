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
