import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { cdrQuery } from './store.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a record, of either leg, that the caller may see; null: there is none, or it is not his to see. */
export async function visibleRecord(trx: Trx, scope: Scope, callId: string): Promise<string | null> {
  if (!UUID.test(callId)) return null;
  const record = await cdrQuery(trx, scope, { leg: 'all', callId }).select('call_id').executeTakeFirst();
  return record?.call_id ?? null;
}

/** What the recording of a visible record is called (contract 20 §4); null: it has no name of its own. */
export async function recordingName(trx: Trx, scope: Scope, callId: string): Promise<string | null> {
  const named = await cdrQuery(trx, scope, { leg: 'all', callId })
    .select('record_name')
    .where('record_name', 'is not', null)
    .executeTakeFirst();
  return named?.record_name ?? null;
}
