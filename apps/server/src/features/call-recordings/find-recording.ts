import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { visibleRecord } from '../cdr/visible-record.ts';

/** The file of a call's recording, within the media store; null: there is none, or its record is not the caller's to see. */
export async function findRecording(trx: Trx, scope: Scope, callId: string): Promise<string | null> {
  const record = await visibleRecord(trx, scope, callId);
  if (record === null) return null;
  const found = await trx.selectFrom('call_recordings').select('file').where('call_id', '=', record).executeTakeFirst();
  return found?.file ?? null;
}
