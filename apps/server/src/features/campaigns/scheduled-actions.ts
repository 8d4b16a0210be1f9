import { ApiError } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { takeDueTasks } from '../transmissions/schedules/carry-out-tasks.ts';
import type { TaskRow } from '../transmissions/schedules/tasks.ts';
import { startCampaign, stopCampaign } from './start-campaign.ts';

/** Starts and stops campaigns whose schedule says so (contract 30 §19). */
export async function runDueTasks(platform: Platform): Promise<void> {
  const { db, now, log } = platform;
  const due = await db.transaction({ kind: 'all' }, (trx) => takeDueTasks(trx, 'campaign', now()));
  for (const task of due) {
    await carryOut(platform, task).catch((error: unknown) => {
      const words = 'a scheduled campaign could not be started or stopped';
      const fields = { err: error, task_id: task.task_id, campaign_id: task.data };
      // It was running already, has gone, or its group is empty: nobody waits for an answer.
      if (error instanceof ApiError) log.info(fields, words);
      else log.error(fields, words);
    });
  }
}

async function carryOut(platform: Platform, { action, data }: TaskRow): Promise<void> {
  await platform.db.transaction({ kind: 'all' }, (trx) =>
    action === 'start' ? startCampaign(trx, platform, data) : stopCampaign(trx, data),
  );
}
