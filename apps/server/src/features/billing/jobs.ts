import type { Platform } from '../../platform.ts';
import { renewSubscriptions } from '../subscriptions/renew.ts';
import { monthOf, openMonth } from './months.ts';

/**
 * What time brings: new months and renewals. Both look at what is due by now and not at when they last ran, so that a
 * server that was down catches up, and one whose clock went back does nothing twice.
 */
export function declareBillingJobs(platform: Platform): void {
  const { jobs, environment } = platform;
  if (environment.edition === 'community') return;
  jobs.schedule('billing.months', '1 * * * *', () => beginMonths(platform));
  jobs.schedule('billing.renewals', '*/5 * * * *', (signal) => renewSubscriptions(platform, signal));
}

/** Begins the month of now for every tenant (contract 10 §9.6). */
export async function beginMonths({ db, now }: Pick<Platform, 'db' | 'now'>): Promise<void> {
  await db.transaction({ kind: 'all' }, (trx) => openMonth(trx, monthOf(now())));
}
