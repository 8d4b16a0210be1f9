import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { cdrQuery } from '../cdr/store.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The file of a call's recording, within the media store; null: there is none, or its record is not the caller's to see. */
export async function findRecording(trx: Trx, scope: Scope, callId: string): Promise<string | null> {
  if (!UUID.test(callId)) return null;
  const record = await cdrQuery(trx, scope, { leg: 'all' })
    .select('call_id')
    .where('call_id', '=', callId)
    .executeTakeFirst();
  if (record === undefined) return null;
  const found = await trx
    .selectFrom('call_recordings')
    .select('file')
    .where('call_id', '=', record.call_id)
    .executeTakeFirst();
  return found?.file ?? null;
}
