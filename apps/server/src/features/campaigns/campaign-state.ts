/** States of a campaign (contract 30 §19). */
export const CAMPAIGN_STATUSES = ['new', 'ready', 'running', 'paused', 'completed', 'broken'] as const;

export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

/** Why it is in its state; empty: nothing is to be said. */
export type CampaignReason = '' | 'completed' | 'user' | 'credit';

/** What happens to a campaign. */
export type CampaignNews = 'started' | 'stopped' | 'out_of_credit' | 'all_done' | 'broken';

export interface CampaignState {
  readonly status: CampaignStatus;
  readonly reason: CampaignReason;
}

/** The state that follows; null: the news changes nothing. Pure. */
export function nextCampaignState(status: CampaignStatus, news: CampaignNews): CampaignState | null {
  if (news === 'started') return isStartable(status) ? { status: 'running', reason: '' } : null;
  if (status !== 'running') return null;
  switch (news) {
    case 'stopped':
      return { status: 'paused', reason: 'user' };
    case 'out_of_credit':
      return { status: 'paused', reason: 'credit' };
    case 'all_done':
      return { status: 'completed', reason: 'completed' };
    case 'broken':
      return { status: 'broken', reason: '' };
  }
}

export function isStartable(status: CampaignStatus): boolean {
  return status === 'new' || status === 'ready' || status === 'paused';
}

export function campaignStatusIn(text: string): CampaignStatus {
  const status = CAMPAIGN_STATUSES.find((one) => one === text);
  if (status === undefined) throw new Error('a campaign is in no state');
  return status;
}
