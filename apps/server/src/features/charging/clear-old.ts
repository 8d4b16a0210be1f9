import type { Platform } from '../../platform.ts';
import { purgeReservations } from './reservations.ts';
import { purgeSpending } from './spending.ts';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 7;

/** Every night: what dead processes kept back, and what was spent in hours that nothing asks for any more. */
export function declareClearing({ jobs, db, now }: Pick<Platform, 'jobs' | 'db' | 'now'>): void {
  jobs.schedule('charging.clear', '37 3 * * *', () => {
    const before = new Date(now().getTime() - KEPT_DAYS * DAY_MS);
    return db.transaction({ kind: 'all' }, async (trx) => {
      await purgeReservations(trx, before);
      await purgeSpending(trx, before);
    });
  });
}
