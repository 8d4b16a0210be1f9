import { type Database, sql, type Trx } from '@strowger/db';
import { deleteInBatches } from '../../jobs/delete-in-batches.ts';
import type { MediaStore } from '../../media-store/media-store.ts';
import type { Platform } from '../../platform.ts';

export interface RecordingParts extends Pick<Platform, 'db' | 'settings' | 'now'> {
  readonly files: MediaStore;
}

interface Bounds {
  /** What was recorded before goes; null: nothing. */
  readonly before: Date | null;
  /** The oldest go until no more than this is left; null: there may be any number. */
  readonly mostBytes: number | null;
}

/** Files to delete are many system calls: few at a time. */
const BATCH = 200;
const DAY_MS = 86_400_000;
const GIGABYTE = 1e9;

/** Deletes the recordings of calls that are too old or, from the oldest on, too much. Running it twice does no harm. */
export async function purgeRecordings(parts: RecordingParts, signal: AbortSignal): Promise<void> {
  const { db, files } = parts;
  const bounds = boundsOf(parts);
  await deleteInBatches(db, signal, (trx, most) => deleteSome(db, trx, files, bounds, most), BATCH);
}

/** A recording does not outlive the record of its call, by which it is found. */
function boundsOf({ settings, now }: RecordingParts): Bounds {
  const days = [settings.get('recording_days'), settings.get('cdr.retention_days')].filter((kept) => kept > 0);
  const gigabytes = settings.get('recording_gigabytes');
  return {
    before: days.length === 0 ? null : new Date(now().getTime() - Math.min(...days) * DAY_MS),
    mostBytes: gigabytes === 0 ? null : gigabytes * GIGABYTE,
  };
}

async function deleteSome(
  db: Database,
  trx: Trx,
  files: MediaStore,
  { before, mostBytes }: Bounds,
  most: number,
): Promise<number> {
  const gone = await sql<{ call_id: string; file: string }>`
    delete from call_recordings where call_recording_uuid in (
      select call_recording_uuid from (
        select call_recording_uuid, created_at,
          sum(size_bytes) over (order by created_at desc, call_recording_uuid) as newer_bytes
        from call_recordings
      ) as recordings
      where created_at < ${before}::timestamptz or newer_bytes > ${mostBytes}::numeric
      limit ${most}
    ) returning call_id, file`.execute(trx);
  if (gone.rows.length === 0) return 0;
  // The keys tell when a call began: records have no index by their call.
  await sql`
    update cdr set record_path = null, record_name = null from cdr_keys as key
    where key.call_id = any (${gone.rows.map((row) => row.call_id)}::text[])
      and cdr.start_time = key.start_time and cdr.call_id = key.call_id and cdr.leg = key.leg`.execute(trx);
  db.afterCommit(trx, async () => {
    for (const { file } of gone.rows) await files.remove(file);
  });
  return gone.rows.length;
}
