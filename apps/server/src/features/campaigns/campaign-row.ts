import { sql, type Trx } from '@strowger/db';
import type { KeptType } from '../../events/event-types.ts';
import { keepEvent } from '../../events/keep-event.ts';
import type { Shown } from '../../http/resource/field.ts';
import { type CampaignNews, type CampaignStatus, campaignStatusIn, nextCampaignState } from './campaign-state.ts';

/** A campaign as the work on it needs it; its row is held. */
export interface LockedCampaign {
  readonly campaign_id: number;
  readonly tenant_id: number;
  readonly created_by: number | null;
  readonly name: string;
  readonly program_id: number | null;
  readonly group_id: number | null;
  readonly account_id: number | null;
  readonly special_account: number | null;
  readonly cpm: number;
  readonly try_allowed: number;
  readonly contact_total: number;
  readonly status: CampaignStatus;
  readonly last_run: Date | null;
}

/**
 * Holds a campaign until the end of the transaction.
 * @param busy `skip`: undefined where somebody else holds it
 */
export async function lockCampaign(
  trx: Trx,
  campaignId: number,
  busy: 'wait' | 'skip' = 'wait',
): Promise<LockedCampaign | undefined> {
  const query = trx
    .selectFrom('campaigns')
    .select([
      'campaign_id',
      'tenant_id',
      'created_by',
      'name',
      'program_id',
      'group_id',
      'account_id',
      'special_account',
    ])
    .select(['cpm', 'try_allowed', 'contact_total', 'status', 'last_run'])
    .where('campaign_id', '=', campaignId)
    .forNoKeyUpdate();
  const row = await (busy === 'skip' ? query.skipLocked() : query).executeTakeFirst();
  return row && { ...row, status: campaignStatusIn(row.status) };
}

const TOLD: Readonly<Record<CampaignNews, KeptType>> = {
  started: 'campaign.started',
  stopped: 'campaign.paused',
  out_of_credit: 'campaign.paused',
  all_done: 'campaign.completed',
  broken: 'campaign.broken',
};

/** Moves a held campaign on and tells of it. @returns false where the news changes nothing */
export async function moveCampaign(
  trx: Trx,
  { campaign_id: id, tenant_id: tenantId, created_by, status }: LockedCampaign,
  news: CampaignNews,
  more: { readonly next_at?: Date; readonly contact_total?: number } = {},
): Promise<boolean> {
  const next = nextCampaignState(status, news);
  if (next === null) return false;
  await trx
    .updateTable('campaigns')
    .set({ ...next, ...more, last_updated: sql<Date>`now()` })
    .where('campaign_id', '=', id)
    .execute();
  const data = await readCampaignEvent(trx, id);
  await keepEvent(trx, { type: TOLD[news], tenantId, data, ...(created_by === null ? {} : { userIds: [created_by] }) });
  return true;
}

/** What events tell of a campaign: its row, and how far it is. */
export async function readCampaignEvent(trx: Trx, campaignId: number): Promise<Shown> {
  const { rows } = await sql<Shown>`
    select c.campaign_id, c.tenant_id, c.created_by as user_id, c.name, c.program_id, p.type as program_type, c.group_id,
      coalesce(c.account_id, c.special_account) as account_id, c.cpm, c.try_allowed, c.contact_total, c.status, c.reason,
      extract(epoch from c.last_run)::integer as last_run, done.contact_done, done.successful, done.failed
    from campaigns as c
    left join programs as p using (program_id),
    lateral (
      select count(*) filter (where status <> 'pending')::integer as contact_done,
        count(*) filter (where status = 'completed')::integer as successful,
        count(*) filter (where status in ('failed', 'failed(dnc)', 'no_provider', 'invalid'))::integer as failed
      from transmissions as t where t.campaign_id = c.campaign_id
    ) as done
    where c.campaign_id = ${campaignId}`.execute(trx);
  return rows[0] ?? {};
}
