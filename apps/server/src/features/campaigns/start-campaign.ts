import { sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { DEFAULT, defaultSender, findAccount, type Sender } from '../transmissions/sender.ts';
import { type LockedCampaign, lockCampaign, moveCampaign } from './campaign-row.ts';
import { takeContacts } from './take-contacts.ts';

type Parts = Pick<Platform, 'settings' | 'now'>;

const REFUSED: Readonly<Record<string, string>> = {
  running: 'Campaign already running',
  completed: 'Campaign already completed',
  broken: 'Campaign is broken',
};

/**
 * Starts a campaign, or goes on with it (contract 30 §19).
 * @throws ApiError 400 for an empty group, 404, 423
 */
export async function startCampaign(trx: Trx, parts: Parts, campaignId: number): Promise<LockedCampaign> {
  const campaign = await lockCampaign(trx, campaignId);
  if (!campaign) throw errors.notFound('Campaign');
  const refusal = REFUSED[campaign.status];
  if (refusal !== undefined) throw errors.locked(refusal);
  const now = parts.now();
  const isNew = campaign.status === 'new';
  const taken = isNew
    ? { contact_total: await takeContacts(trx, campaign, await senderOf(trx, parts, campaign), now) }
    : {};
  const rested = campaign.last_run === null ? 0 : campaign.last_run.getTime() + 60_000 / campaign.cpm;
  await moveCampaign(trx, campaign, 'started', { ...taken, next_at: new Date(Math.max(rested, now.getTime())) });
  return campaign;
}

/** Begins nothing more; what is under way ends by itself. A campaign that is not running stays as it is. */
export async function stopCampaign(trx: Trx, campaignId: number): Promise<LockedCampaign> {
  const campaign = await lockCampaign(trx, campaignId);
  if (!campaign) throw errors.notFound('Campaign');
  if (await moveCampaign(trx, campaign, 'stopped')) await takeBack(trx, campaignId);
  return campaign;
}

/** Attempts that have not begun wait for the campaign again: one that a process has taken finds it gone. */
export async function takeBack(trx: Trx, campaignId: number): Promise<void> {
  await sql`
    with held as (
      select transmission_id from transmissions
      where campaign_id = ${campaignId} and status = 'initializing'
      order by transmission_id for update
    ), back as (
      delete from spools
      where status = 'queued' and transmission_id in (select transmission_id from held)
      returning transmission_id
    )
    update transmissions set status = case when try_done > 0 then 'pending_retry' else 'pending' end,
      next_try = case when try_done > 0 then now() end
    where transmission_id in (select transmission_id from back)`.execute(trx);
}

/** @throws ApiError 404 where the account has gone */
async function senderOf(trx: Trx, parts: Parts, campaign: LockedCampaign): Promise<Sender> {
  const { account_id, special_account, tenant_id: tenantId, created_by: userId } = campaign;
  const asking = { scope: { kind: 'tenant', tenantId } as const, userId, tenantId };
  const id = account_id ?? special_account;
  if (id === null) throw errors.notFound('Account');
  return id === DEFAULT ? defaultSender(trx, asking) : findAccount(trx, parts, asking, id);
}
