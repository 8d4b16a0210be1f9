import { type Database, sql, type Trx } from '@strowger/db';
import { deleteInBatches } from '../../jobs/delete-in-batches.ts';
import type { Platform } from '../../platform.ts';
import { addMonths, makeMonthsAhead, monthOf } from './months.ts';
import { CDR_READERS, type CdrReader, lowestUnread } from './readers/cdr-readers.ts';
import { forgetMarks, forgetReadings } from './readers/forget.ts';

const DAY_MS = 86_400_000;

/** Makes the partitions of months to come, and deletes records past their retention. Running it twice does no harm. */
export function declareRetention(platform: Pick<Platform, 'db' | 'settings' | 'now' | 'log' | 'jobs'>): void {
  platform.jobs.schedule('cdr.months', '7 * * * *', () => makeMonthsInTime(platform));
  platform.jobs.schedule('cdr.purge', '43 3 * * *', async (signal) => {
    await forgetReadings(platform.db, platform.now(), signal);
    await purgeCallRecords(platform, platform.settings.get('cdr.retention_days'), signal);
  });
}

async function makeMonthsInTime({ db, now, log }: Pick<Platform, 'db' | 'now' | 'log'>): Promise<void> {
  const late = await db.transaction({ kind: 'all' }, (trx) => makeMonthsAhead(trx, now()));
  if (late.length > 0) log.warn({ months: late }, 'months of call records could not be made; it is tried again');
}

/**
 * Deletes records past their retention (contract 40 A2), but for those that somebody has still to read: whole months at
 * once where nobody reads them at the moment, and one by one what is left.
 * @param days 0 = for ever
 */
export async function purgeCallRecords(
  { db, now, log }: Pick<Platform, 'db' | 'now'> & { readonly log: Pick<Platform['log'], 'warn'> },
  days: number,
  signal: AbortSignal,
  readers: readonly CdrReader[] = CDR_READERS,
): Promise<void> {
  if (days === 0) return;
  const before = new Date(now().getTime() - days * DAY_MS);
  // Asked in each transaction that deletes, as a cursor may be moved back at any time.
  const unreadFrom = async (trx: Trx) => (await lowestUnread(trx, readers))?.seq ?? null;
  await dropMonths(db, before, unreadFrom);
  await deleteInBatches(db, signal, async (trx, most) =>
    deleteRecords(trx, { before, unread: await unreadFrom(trx), most }),
  );
  await forgetMarks(db, before, signal);
  await db.transaction({ kind: 'all' }, (trx) => dropEmptyCounts(trx));
  await tellWhatIsHeldBack({ db, log }, before, readers);
}

async function tellWhatIsHeldBack(
  { db, log }: Pick<Platform, 'db'> & { readonly log: Pick<Platform['log'], 'warn'> },
  before: Date,
  readers: readonly CdrReader[],
): Promise<void> {
  const held = await db.transaction({ kind: 'all' }, async (trx) => {
    const oldest = await oldestRecord(trx);
    return oldest !== undefined && oldest.start_time < before ? lowestUnread(trx, readers) : null;
  });
  if (held !== null) log.warn(held, 'call records past their retention are kept for one who has not read them');
}

function oldestRecord(trx: Trx) {
  return trx.selectFrom('cdr').select('start_time').orderBy('start_time').limit(1).executeTakeFirst();
}

/** Months that are over by then, oldest first, each by itself: one that is in use is left for the next time. */
async function dropMonths(db: Database, before: Date, unreadFrom: (trx: Trx) => Promise<number | null>): Promise<void> {
  const oldest = await db.transaction({ kind: 'all' }, oldestRecord);
  if (!oldest) return;
  const first = addMonths(oldest.start_time, 0);
  for (let month = first; addMonths(month, 1) <= before; month = addMonths(month, 1)) {
    await db.transaction({ kind: 'all' }, async (trx) => {
      const unread = await unreadFrom(trx);
      await sql`select strowger_drop_cdr_month(${monthOf(month)}::date, ${unread}::bigint)`.execute(trx);
    });
  }
}

async function deleteRecords(
  trx: Trx,
  { before, unread, most }: { readonly before: Date; readonly unread: number | null; readonly most: number },
): Promise<number> {
  const deleted = await sql`
    delete from cdr where (start_time, id) in (
      select start_time, id from cdr where start_time < ${before} and cdr_seq < coalesce(${unread}::bigint, 9e18::bigint)
      order by start_time limit ${most})`.execute(trx);
  return Number(deleted.numAffectedRows ?? 0);
}

/** Counts of records that were deleted one by one have come down to nothing. */
async function dropEmptyCounts(trx: Trx): Promise<void> {
  for (const table of ['cdr_quarters', 'cdr_hours', 'cdr_days'] as const) {
    await trx.deleteFrom(table).where('calls', '=', 0).execute();
  }
}
