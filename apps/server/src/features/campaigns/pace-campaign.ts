import { sql, type Trx } from '@strowger/db';
import { ApiError } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { SERVICE } from '../programs/services.ts';
import { queueAttempt, workOf } from '../transmissions/queue-attempt.ts';
import { recipientOf } from '../transmissions/recipient.ts';
import { requireCredit } from '../transmissions/send-transmission.ts';
import { isLimit } from '../transmissions/sending-limits.ts';
import { type LockedTransmission, lockTransmission, moveOn } from '../transmissions/settle-transmission.ts';
import { type LockedCampaign, lockCampaign, moveCampaign } from './campaign-row.ts';
import { takeBack } from './start-campaign.ts';

/** How long a campaign rests that waits for what is under way, for a line, or for the time of a retry. */
const LOOK_AGAIN_MS = 1_000;
/** The same as long as the line may only be about to take it. */
const SOON_MS = 100;
/** The same where quota, hours or the gate let nothing through. */
const ASK_AGAIN_MS = 60_000;
const MINUTE_MS = 60_000;
const PAYMENT_REQUIRED = 402;

/** What a step of a campaign came to. */
type PaceStep = 'begun' | 'refused' | 'waits' | 'over' | 'not_ours';

/** What the gate says to the next attempt. */
type Gate = 'open' | 'out_of_credit' | 'closed';

/**
 * Begins the oldest attempt of a campaign that may begin, and says when the next one may: both in one transaction, so that a
 * process that dies has done all of it or nothing (contract 30 §19).
 */
export async function paceCampaign(platform: Platform, campaignId: number): Promise<PaceStep> {
  const { db, now } = platform;
  const asked = await db.transaction({ kind: 'all' }, (trx) => nextOf(trx, campaignId, now()), { readOnly: true });
  // Asked before anything is held: the gate reads what charging writes.
  const gate = asked === null ? 'open' : await askGate(platform, campaignId, asked);
  return db.transaction({ kind: 'all' }, async (trx) => {
    const campaign = await lockCampaign(trx, campaignId, 'skip');
    if (campaign?.status !== 'running' || !(await isDue(trx, campaignId, now()))) return 'not_ours';
    return step(trx, platform, campaign, asked, gate);
  });
}

async function step(
  trx: Trx,
  platform: Platform,
  campaign: LockedCampaign,
  asked: number | null,
  gate: Gate,
): Promise<PaceStep> {
  const at = platform.now();
  if (hasLostItsParts(campaign)) return breakUp(trx, campaign);
  const next = await nextOf(trx, campaign.campaign_id, at);
  if (next === null) return await waitOrComplete(trx, campaign, at);
  const waitingMs = await waitingForLine(trx, campaign);
  if (waitingMs !== null) return rest(trx, campaign, at, Math.min(LOOK_AGAIN_MS, Math.max(SOON_MS, waitingMs)));
  if (gate === 'out_of_credit') {
    await moveCampaign(trx, campaign, 'out_of_credit');
    return 'over';
  }
  if (gate === 'closed') return rest(trx, campaign, at, ASK_AGAIN_MS);
  // Another one is next by now: its gate is asked first.
  if (next !== asked) return 'waits';
  const transmission = await lockTransmission(trx, next);
  if (!transmission || (transmission.status !== 'pending' && transmission.status !== 'pending_retry')) return 'waits';
  return begin(trx, platform, campaign, transmission);
}

async function begin(
  trx: Trx,
  platform: Platform,
  campaign: LockedCampaign,
  transmission: LockedTransmission,
): Promise<PaceStep> {
  const at = platform.now();
  if ((await recipientOf(trx, transmission)) === null) {
    const response = 'Contact not found';
    const result = { kind: 'invalid', response } as const;
    await moveOn(trx, transmission, { news: 'over', result, triesLeft: 0 }, { response });
    return 'refused';
  }
  try {
    await workOf(trx, transmission);
    const queued = await queueAttempt(trx, platform, transmission);
    if (queued.kind === 'refused') return 'refused';
  } catch (error) {
    if (isLimit(error)) return rest(trx, campaign, at, ASK_AGAIN_MS);
    // What all its attempts need has gone.
    if (error instanceof ApiError) return breakUp(trx, campaign);
    throw error;
  }
  const next_at = new Date(at.getTime() + MINUTE_MS / campaign.cpm);
  await trx
    .updateTable('campaigns')
    .set({ next_at, last_run: at })
    .where('campaign_id', '=', campaign.campaign_id)
    .execute();
  return 'begun';
}

/** The oldest transmission that may begin: one that was never tried, or whose retry is due. */
async function nextOf(trx: Trx, campaignId: number, at: Date): Promise<number | null> {
  const { rows } = await sql<{ transmission_id: number }>`
    select transmission_id from transmissions
    where campaign_id = ${campaignId} and not is_deleted
      and status in ('pending', 'pending_retry') and (status = 'pending' or next_try is null or next_try <= ${at})
    order by transmission_id limit 1`.execute(trx);
  return rows[0]?.transmission_id ?? null;
}

async function isDue(trx: Trx, campaignId: number, at: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('campaigns')
    .select('campaign_id')
    .where('campaign_id', '=', campaignId)
    .where('next_at', '<=', at)
    .executeTakeFirst();
  return row !== undefined;
}

/** Program, group's place or sender were deleted since it began. */
function hasLostItsParts({ program_id, account_id, special_account }: LockedCampaign): boolean {
  return program_id === null || (account_id === null && special_account === null);
}

/**
 * How long an attempt of it has waited for a line: another one would only wait behind it. Faxes of a tenant share his channels:
 * with one of each campaign in the queue these take turns. Other attempts need but a moment to be taken, in which a fast
 * campaign goes on.
 * @returns milliseconds; null: nothing waits
 */
async function waitingForLine(trx: Trx, { campaign_id, cpm }: LockedCampaign): Promise<number | null> {
  const { rows } = await sql<{ waiting: number; faxes: number; waited_ms: number }>`
    select count(*)::integer as waiting, count(*) filter (where spools.service_flag = ${SERVICE.fax})::integer as faxes,
      coalesce(extract(epoch from clock_timestamp() - min(time_spool)) * 1000, 0)::integer as waited_ms
    from spools join transmissions using (transmission_id)
    where campaign_id = ${campaign_id} and transmissions.status = 'initializing' and spools.status = 'queued'`.execute(
    trx,
  );
  const { waiting = 0, faxes = 0, waited_ms = 0 } = rows[0] ?? {};
  return faxes > 0 || waiting >= Math.max(1, Math.ceil(cpm / 60)) ? waited_ms : null;
}

async function waitOrComplete(trx: Trx, campaign: LockedCampaign, at: Date): Promise<PaceStep> {
  const { rows } = await sql`
    select from transmissions
    where campaign_id = ${campaign.campaign_id} and not is_deleted
      and status in ('pending', 'pending_retry', 'initializing', 'processing', 'done')
    limit 1`.execute(trx);
  if (rows.length > 0) return rest(trx, campaign, at, LOOK_AGAIN_MS);
  await moveCampaign(trx, campaign, 'all_done');
  return 'over';
}

async function breakUp(trx: Trx, campaign: LockedCampaign): Promise<PaceStep> {
  await moveCampaign(trx, campaign, 'broken');
  await takeBack(trx, campaign.campaign_id);
  return 'over';
}

async function rest(trx: Trx, { campaign_id: id }: LockedCampaign, at: Date, milliseconds: number): Promise<PaceStep> {
  const next_at = new Date(at.getTime() + milliseconds);
  await trx.updateTable('campaigns').set({ next_at }).where('campaign_id', '=', id).execute();
  return 'waits';
}

async function askGate(platform: Platform, campaignId: number, transmissionId: number): Promise<Gate> {
  const asked = await platform.db.transaction(
    { kind: 'all' },
    async (trx) => {
      const row = await trx
        .selectFrom('transmissions')
        .select(['tenant_id', 'contact_id', 'service_flag'])
        .where('transmission_id', '=', transmissionId)
        .where('campaign_id', '=', campaignId)
        .executeTakeFirst();
      return row && { ...row, to: await recipientOf(trx, row) };
    },
    { readOnly: true },
  );
  if (!asked) return 'open';
  try {
    await requireCredit(platform, asked.tenant_id, asked.service_flag, asked.to?.phone ?? null);
    return 'open';
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.status === PAYMENT_REQUIRED ? 'out_of_credit' : 'closed';
  }
}
