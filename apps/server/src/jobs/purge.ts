import { type Database, sql, type Trx } from '@strowger/db';
import { EVENTS_KEPT_MS, raiseEventsFloor } from '../events/events-floor.ts';
import { purgeAttempts } from '../integration/audit/write-attempt.ts';
import { purgeFailures } from '../integration/identities/lockout.ts';
import { purgeBuckets } from '../integration/limits/buckets.ts';
import type { Platform } from '../platform.ts';
import { deleteInBatches } from './delete-in-batches.ts';
import type { Jobs } from './jobs.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Failed logins count for minutes. */
const FAILED_LOGINS_KEPT_MS = HOUR_MS;
/** An expired session is dead; for a while it still tells a client that his token has expired. */
const EXPIRED_SESSIONS_KEPT_MS = 7 * DAY_MS;
/** A mail that comes again within that time is no second fax (contract 30 §22). */
const RECEIVED_MAILS_KEPT_MS = 7 * DAY_MS;

type Purge = (trx: Trx, now: Date, most: number) => Promise<number>;

/** Declares the jobs that delete what has had its time. Running one twice does no harm. */
export function declarePurges(jobs: Jobs, platform: Pick<Platform, 'db' | 'settings' | 'now'>): void {
  const { db, settings, now } = platform;
  jobs.schedule('purge.hourly', '17 * * * *', (signal) =>
    purgeAll(db, now(), signal, [purgeEvents, purgeIdempotencyKeys, purgeFailedLogins, purgeFailures, purgeBuckets]),
  );
  jobs.schedule('purge.nightly', '43 3 * * *', (signal) =>
    purgeAll(db, now(), signal, [
      purgeSessions,
      purgeReceivedMails,
      (trx, at, most) => purgeActivities(trx, at, most, settings.get('activity_days')),
      (trx, at, most) => purgeAttempts(trx, at, most, settings.get('integration.audit_days')),
    ]),
  );
}

async function purgeAll(db: Database, now: Date, signal: AbortSignal, purges: readonly Purge[]): Promise<void> {
  for (const purge of purges) await deleteInBatches(db, signal, (trx, most) => purge(trx, now, most));
}

export async function purgeEvents(trx: Trx, now: Date, most: number): Promise<number> {
  const before = new Date(now.getTime() - EVENTS_KEPT_MS);
  const gone = await sql<{ event_id: number }>`
    delete from events where event_id in (
      select event_id from events where time < ${before} order by event_id limit ${most}
    ) returning event_id`.execute(trx);
  await raiseEventsFloor(trx, Math.max(0, ...gone.rows.map((row) => row.event_id)));
  return gone.rows.length;
}

export function purgeIdempotencyKeys(trx: Trx, now: Date, most: number): Promise<number> {
  const before = new Date(now.getTime() - DAY_MS);
  return deleted(
    trx,
    sql`delete from idempotency_keys where ctid in (
      select ctid from idempotency_keys where created_at < ${before} limit ${most})`,
  );
}

export function purgeFailedLogins(trx: Trx, now: Date, most: number): Promise<number> {
  const before = new Date(now.getTime() - FAILED_LOGINS_KEPT_MS);
  return deleted(
    trx,
    sql`delete from failed_logins where failed_login_id in (
      select failed_login_id from failed_logins where at < ${before} limit ${most})`,
  );
}

export function purgeSessions(trx: Trx, now: Date, most: number): Promise<number> {
  const before = new Date(now.getTime() - EXPIRED_SESSIONS_KEPT_MS);
  return deleted(
    trx,
    sql`delete from sessions where jti in (select jti from sessions where expires_at < ${before} limit ${most})`,
  );
}

function purgeReceivedMails(trx: Trx, now: Date, most: number): Promise<number> {
  const before = new Date(now.getTime() - RECEIVED_MAILS_KEPT_MS);
  return deleted(
    trx,
    sql`delete from received_mails where received_mail_id in (
      select received_mail_id from received_mails where received_at < ${before} limit ${most})`,
  );
}

/** @param days 0 = for ever */
export async function purgeActivities(trx: Trx, now: Date, most: number, days: number): Promise<number> {
  if (days === 0) return 0;
  const before = new Date(now.getTime() - days * DAY_MS);
  return deleted(
    trx,
    sql`delete from activities where id in (select id from activities where date < ${before} order by id limit ${most})`,
  );
}

async function deleted(trx: Trx, statement: ReturnType<typeof sql>): Promise<number> {
  return Number((await statement.execute(trx)).numAffectedRows ?? 0);
}
