import { basename } from 'node:path';
import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { recordingName, visibleRecord } from '../cdr/visible-record.ts';

/** The recording of a call: its file within the media store, and what it is called. */
interface FoundRecording {
  readonly file: string;
  readonly name: string;
}

/** @returns null: there is none, or its record is not the caller's to see */
export async function findRecording(trx: Trx, scope: Scope, callId: string): Promise<FoundRecording | null> {
  const record = await visibleRecord(trx, scope, callId);
  if (record === null) return null;
  const found = await trx.selectFrom('call_recordings').select('file').where('call_id', '=', record).executeTakeFirst();
  if (found === undefined) return null;
  return { file: found.file, name: (await recordingName(trx, scope, callId)) ?? basename(found.file) };
}
