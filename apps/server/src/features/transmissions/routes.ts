import type { Feature } from '../../platform.ts';
import { attemptRoutes } from './attempt-routes.ts';
import { bulkRoutes } from './bulk-routes.ts';
import { purgeFaxAttachments } from './fax-attachment.ts';
import { resetCounters } from './fax-quota.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { launchRoutes } from './launch-routes.ts';
import { retryIntervalRoutes } from './retry-interval-routes.ts';
import { scheduleRoutes } from './schedules/routes.ts';
import { sendScheduled } from './schedules/send-scheduled.ts';
import { transmissionRoutes } from './transmission-routes.ts';

/** Faxes, messages and voice programs on their way (contract 30 §18). */
export const transmissions: Feature = (route, platform) => {
  const { jobs, db, now } = platform;
  for (const declare of [
    inboxRoutes,
    retryIntervalRoutes,
    transmissionRoutes,
    attemptRoutes,
    scheduleRoutes,
    launchRoutes,
    bulkRoutes,
  ]) {
    declare(route, platform);
  }
  jobs.schedule('fax.schedules', '* * * * *', () => sendScheduled(platform));
  jobs.schedule('fax.counters', '0 0 * * *', () => db.transaction({ kind: 'all' }, (trx) => resetCounters(trx, now())));
  jobs.schedule('fax.mail-copies', '17 4 * * *', () => purgeFaxAttachments(platform));
};
