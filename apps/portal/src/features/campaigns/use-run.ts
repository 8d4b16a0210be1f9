import { useCallback } from 'react';
import { api } from '../../api/client.ts';
import { sayFailure } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';

/** Starts or stops a campaign. */
export function useRun(): (campaignId: number, action: 'start' | 'stop') => Promise<void> {
  const refresh = useRefresh();
  return useCallback(
    async (campaign_id, action) => {
      const params = { path: { campaign_id } };
      await (action === 'start'
        ? api.PUT('/api/campaigns/{campaign_id}/start', { params })
        : api.PUT('/api/campaigns/{campaign_id}/stop', { params })
      ).catch(sayFailure);
      await refresh('campaigns');
    },
    [refresh],
  );
}

/** What can be done with a campaign in a state; null: nothing. */
export function actionOf(status: string): 'start' | 'stop' | null {
  if (status === 'running') return 'stop';
  return ['new', 'ready', 'paused'].includes(status) ? 'start' : null;
}
