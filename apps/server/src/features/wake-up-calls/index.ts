import type { Feature } from '../../platform.ts';
import { RING_DUE, ringDue } from './ring-due.ts';

/** Wake-up calls that were ordered by dialling *925 (contract 20 §12.3): they have jobs and no endpoints. */
export const wakeUpCalls: Feature = (_route, platform) => {
  const run = () => ringDue(platform);
  platform.jobs.handle(RING_DUE, run);
  // Beside the punctual job: a process that died with it in its hands delays a call by a minute, not for ever.
  platform.jobs.schedule('wake_up.sweep', '* * * * *', run);
};
