import { type Database, sql } from '@strowger/db';
import { deleteInBatches } from '../../../jobs/delete-in-batches.ts';

const DAY_MS = 86_400_000;
/** Whoever repeats an acknowledgement after a lost answer does so within this time. */
const KEPT_BATCH_DAYS = 90;

/** Deletes what readers of call records need no more: files that have expired, and batches that are long done. */
export async function forgetReadings(db: Database, now: Date, signal: AbortSignal): Promise<void> {
  const old = new Date(now.getTime() - KEPT_BATCH_DAYS * DAY_MS);
  await deleteInBatches(db, signal, async (trx, most) => {
    const gone = await sql`
      delete from cdr_exports where export_id in (
        select export_id from cdr_exports where expires_at < ${now} limit ${most})`.execute(trx);
    return Number(gone.numAffectedRows ?? 0);
  });
  await deleteInBatches(db, signal, async (trx, most) => {
    const gone = await sql`
      delete from cdr_batches where batch_id in (
        select batch_id from cdr_batches where closed_at < ${old} limit ${most})`.execute(trx);
    return Number(gone.numAffectedRows ?? 0);
  });
}

/** Deletes the marks of calls that began before then and whose records have gone. */
export async function forgetMarks(db: Database, before: Date, signal: AbortSignal): Promise<void> {
  await deleteInBatches(db, signal, async (trx, most) => {
    const gone = await sql`
      delete from cdr_export_mark where ctid = any (array(
        select ctid from cdr_export_mark as mark
        where start_time < ${before} and not exists (
          select from cdr_keys where cdr_keys.call_id = mark.call_id and cdr_keys.leg = mark.leg)
        limit ${most}))`.execute(trx);
    return Number(gone.numAffectedRows ?? 0);
  });
}
