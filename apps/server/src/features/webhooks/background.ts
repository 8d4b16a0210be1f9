import { deleteInBatches } from '../../jobs/delete-in-batches.ts';
import type { Platform } from '../../platform.ts';
import { createDispatcher } from './dispatcher.ts';
import { followEvents } from './follow-events.ts';
import { purgeDeliveries } from './store-deliveries.ts';

const KEPT_MS = 7 * 86_400_000;

/**
 * What goes on beside requests, in processes that carry out jobs: events become deliveries as they happen and are sent at
 * their times. A job looks every minute for what a process that died has left behind.
 */
export function startBackground(platform: Platform): void {
  const { jobs, environment, stopping, log } = platform;
  jobs.schedule('webhooks.purge', '29 * * * *', (signal) => purge(platform, signal));
  if (!environment.worker) {
    jobs.schedule('webhooks.sweep', '* * * * *', async () => undefined);
    return;
  }
  const dispatcher = createDispatcher(platform);
  const following = followEvents({ ...platform, dispatcher });
  jobs.schedule('webhooks.sweep', '* * * * *', () => following.catchUp());
  stopping.addEventListener('abort', () => {
    following.stop();
    dispatcher.stop().catch((error: unknown) => log.debug({ err: error }, 'webhook deliveries were cut short'));
  });
  void following.catchUp();
}

/** Deliveries are kept for a week (contract 00 "Webhooks"). */
export function purge({ db, now }: Pick<Platform, 'db' | 'now'>, signal: AbortSignal): Promise<void> {
  const before = new Date(now().getTime() - KEPT_MS);
  return deleteInBatches(db, signal, (trx, most) => purgeDeliveries(trx, before, most));
}
