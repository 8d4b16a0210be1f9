import { stat } from 'node:fs/promises';
import { type Database, sql, type Trx } from '@strowger/db';
import type { RecordedCall, RecordingStore } from '@strowger/switch';
import type { MediaStore } from '../../media-store/media-store.ts';
import { joinRecordings } from './join-recordings.ts';
import { recordingFileOf } from './recording-file.ts';

/** Recordings of calls: one file and one row a call. */
export function createRecordingStore(db: Database, files: MediaStore): RecordingStore {
  return {
    draft: () => files.draft(),
    discard: (draft) => files.discardDraft(draft),
    keep: (recorded) =>
      db.transaction({ kind: 'tenant', tenantId: recorded.tenantId }, (trx) => keep(trx, files, recorded)),
  };
}

async function keep(trx: Trx, files: MediaStore, recorded: RecordedCall): Promise<void> {
  const { tenantId, callId, durationMs, startedAt } = recorded;
  // The parts of a call come one after the other, but an earlier one may still be on its way to the disk.
  await sql`select pg_advisory_xact_lock(hashtextextended(${callId}, 0))`.execute(trx);
  const { path, name } = recordingFileOf(tenantId, callId);
  const file = `${path}/${name}`;
  const before = await trx
    .selectFrom('call_recordings')
    .select(['call_recording_uuid', 'duration_ms'])
    .where('call_id', '=', callId)
    .executeTakeFirst();
  const draft = before ? await joined(files, file, recorded.draft) : recorded.draft;
  const { size } = await stat(draft);
  await files.keep(draft, file);
  if (before === undefined) {
    const row = { tenant_id: tenantId, call_id: callId, file, started_at: startedAt };
    await trx
      .insertInto('call_recordings')
      .values({ ...row, duration_ms: durationMs, size_bytes: size })
      .execute();
    return;
  }
  await trx
    .updateTable('call_recordings')
    .set({ duration_ms: before.duration_ms + durationMs, size_bytes: size })
    .where('call_recording_uuid', '=', before.call_recording_uuid)
    .execute();
}

/** The file of the earlier part of a call, and behind it the draft of its later part, as one draft. */
async function joined(files: MediaStore, earlier: string, later: string): Promise<string> {
  const draft = await files.draft();
  const parts = [await files.open(earlier), await files.openDraft(later)] as const;
  try {
    await joinRecordings(...parts, draft);
  } finally {
    for (const part of parts) await part.close();
  }
  await files.discardDraft(later);
  return draft;
}
