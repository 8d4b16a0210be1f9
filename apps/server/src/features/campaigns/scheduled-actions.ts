import type { Platform } from '../../platform.ts';
import { carryOutDueTasks } from '../transmissions/schedules/carry-out-tasks.ts';
import { startCampaign, stopCampaign } from './start-campaign.ts';

/** Starts and stops campaigns whose schedule says so (contract 30 §19). */
export async function runDueTasks(platform: Platform): Promise<void> {
  await platform.db.transaction({ kind: 'all' }, (trx) =>
    carryOutDueTasks(trx, platform, 'campaign', async ({ action, data }) => {
      await (action === 'start' ? startCampaign(trx, platform, data) : stopCampaign(trx, data));
    }),
  );
}
