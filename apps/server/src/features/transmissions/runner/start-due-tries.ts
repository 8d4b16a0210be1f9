import { sql, type Trx } from '@strowger/db';
import { ApiError } from '../../../http/errors.ts';
import type { Platform } from '../../../platform.ts';
import { queueAttempt } from '../queue-attempt.ts';
import { recipientOf } from '../recipient.ts';
import { requireCredit } from '../send-transmission.ts';
import { isLimit } from '../sending-limits.ts';
import { type LockedTransmission, lockTransmission, moveOn } from '../settle-transmission.ts';
import { isSendable } from '../transmission-state.ts';

const MOST_AT_ONCE = 100;
/** What waits for credit, quota or hours asks again so much later. */
const ASK_AGAIN_MS = 60_000;
const NO_CREDIT = 'no credit';

/** Queues transmissions whose time has come: retries, and those that waited for credit, quota or hours. */
export async function startDueTries(platform: Platform): Promise<void> {
  const { db, now, log } = platform;
  const { rows } = await db.transaction(
    { kind: 'all' },
    (trx) =>
      sql<{ transmission_id: number }>`
        select transmission_id from transmissions
        where next_try <= ${now()} and not is_deleted and campaign_id is null
        order by next_try limit ${MOST_AT_ONCE}`.execute(trx),
    { readOnly: true },
  );
  for (const { transmission_id } of rows) {
    await startByItself(platform, transmission_id).catch((error: unknown) =>
      log.error({ err: error, transmission_id }, 'a transmission could not be tried again'),
    );
  }
}

/**
 * Sends a transmission that nobody waits for: retries, schedules, mails (contract 30 §18.5). What may not begin now stays, and
 * begins by itself; what it needs and has lost makes it invalid.
 * @returns the spool's id; null: nothing was queued
 */
export async function startByItself(platform: Platform, transmissionId: number): Promise<number | null> {
  const credit = await creditRefusal(platform, transmissionId);
  return platform.db.transaction({ kind: 'all' }, async (trx) => {
    const transmission = await lockTransmission(trx, transmissionId);
    if (!transmission || transmission.is_deleted || !isSendable(transmission.status)) return null;
    if (credit !== null) return postpone(trx, platform, transmission, credit);
    return queueOrExplain(trx, platform, transmission);
  });
}

async function queueOrExplain(trx: Trx, platform: Platform, transmission: LockedTransmission): Promise<number | null> {
  try {
    const queued = await queueAttempt(trx, platform, transmission);
    return queued.kind === 'queued' ? queued.spoolId : null;
  } catch (error) {
    if (isLimit(error)) return postpone(trx, platform, transmission, error.message);
    if (!(error instanceof ApiError)) throw error;
    const result = { kind: 'invalid', response: error.message } as const;
    await moveOn(trx, transmission, { news: 'over', result, triesLeft: 0 }, { response: error.message });
    return null;
  }
}

async function postpone(
  trx: Trx,
  { now }: Platform,
  transmission: LockedTransmission,
  response: string,
): Promise<null> {
  const nextTry = new Date(now().getTime() + ASK_AGAIN_MS);
  await moveOn(trx, transmission, { news: 'postponed' }, { response, nextTry });
  return null;
}

/** Asked before anything is locked: the gate reads what charging writes. */
async function creditRefusal(platform: Platform, transmissionId: number): Promise<string | null> {
  const asked = await platform.db.transaction(
    { kind: 'all' },
    async (trx) => {
      const transmission = await trx
        .selectFrom('transmissions')
        .select(['tenant_id', 'contact_id', 'service_flag'])
        .where('transmission_id', '=', transmissionId)
        .executeTakeFirst();
      return transmission && { ...transmission, to: await recipientOf(trx, transmission) };
    },
    { readOnly: true },
  );
  if (!asked) return null;
  try {
    await requireCredit(platform, asked.tenant_id, asked.service_flag, asked.to?.phone ?? null);
    return null;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.status === 402 ? NO_CREDIT : error.message;
  }
}
