import { sql } from '@strowger/db';
import type { Platform } from '../../platform.ts';
import { readCampaignEvent } from './campaign-row.ts';
import { paceCampaign } from './pace-campaign.ts';
import { runDueTasks } from './scheduled-actions.ts';

/** Campaigns that are looked after in one pass. */
const MOST_AT_ONCE = 100;
/** What others start, and what is due later, is found by looking. */
const LOOK_MS = 1_000;
const SOONEST_MS = 20;

interface DueCampaign {
  readonly campaign_id: number;
  readonly tenant_id: number;
  readonly created_by: number | null;
}

/**
 * One pass over the campaigns that are due: the one that has waited longest of each tenant, then the next of each, one attempt
 * each (contract 30 §24: tenants take turns).
 * @returns how many attempts were begun
 */
export async function paceCampaigns(platform: Platform): Promise<number> {
  const { db, now, log } = platform;
  await runDueTasks(platform);
  const { rows } = await db.transaction(
    { kind: 'all' },
    (trx) =>
      sql<DueCampaign>`
        select campaign_id, tenant_id, created_by from campaigns
        where status = 'running' and next_at <= ${now()}
        order by row_number() over (partition by tenant_id order by next_at), next_at
        limit ${MOST_AT_ONCE}`.execute(trx),
    { readOnly: true },
  );
  let begun = 0;
  for (const campaign of rows) {
    const step = await paceCampaign(platform, campaign.campaign_id).catch((error: unknown) => {
      log.error({ err: error, campaign_id: campaign.campaign_id }, 'a campaign could not go on');
      return 'waits' as const;
    });
    if (step === 'begun') begun += 1;
    if (step !== 'waits' && step !== 'not_ours') await tellProgress(platform, campaign);
  }
  return begun;
}

/** How far a campaign is, for whoever looks at it now. */
async function tellProgress(
  { db, bus }: Pick<Platform, 'db' | 'bus'>,
  { campaign_id, tenant_id: tenantId, created_by }: DueCampaign,
): Promise<void> {
  if (!bus.hearsLive()) return bus.passOver('campaign.progress');
  const data = await db.transaction({ kind: 'all' }, (trx) => readCampaignEvent(trx, campaign_id), { readOnly: true });
  bus.publish({ type: 'campaign.progress', tenantId, data, ...(created_by === null ? {} : { userIds: [created_by] }) });
}

/** Starts the pacer of this process; several processes share the campaigns. @returns what ends it */
export function startCampaignPacer(platform: Platform): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let passing: Promise<void> = Promise.resolve();

  const pass = async (): Promise<void> => {
    const pause = await paceCampaigns(platform)
      .then(() => untilNext(platform))
      .catch((error: unknown) => {
        platform.log.error({ err: error }, 'campaigns could not be looked for');
        return LOOK_MS;
      });
    if (!stopped) plan(pause);
  };
  const plan = (pause: number): void => {
    timer = setTimeout(() => {
      passing = pass();
    }, pause).unref();
  };

  plan(LOOK_MS);
  return {
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await passing;
    },
  };
}

/** How long until a campaign is due, or until it is time to look. */
async function untilNext({ db, now }: Platform): Promise<number> {
  const { rows } = await db.transaction(
    { kind: 'all' },
    (trx) =>
      sql<{ next_at: Date | null }>`
      select min(next_at) as next_at from campaigns where status = 'running'`.execute(trx),
    { readOnly: true },
  );
  const next = rows[0]?.next_at;
  if (!next) return LOOK_MS;
  return Math.max(SOONEST_MS, Math.min(LOOK_MS, next.getTime() - now().getTime()));
}
