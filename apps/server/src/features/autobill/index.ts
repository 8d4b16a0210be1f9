import { errors } from '../../http/errors.ts';
import type { Feature } from '../../platform.ts';
import { rateBookOf } from '../charging/rate-book.ts';
import { abandonedRuns, carryOutRun } from './carry-out-run.ts';
import { evaluateMinutes } from './evaluate-minutes.ts';
import { RUN_JOB } from './runs.ts';

/** What the billing system's runs and included minutes need in the background (contract 40 B12.5). It has no endpoints of its own. */
export const autobill: Feature = (_route, platform) => {
  const { jobs, db, log, now, environment } = platform;
  const parts = { db, rates: rateBookOf(db), log, now };
  jobs.handle(RUN_JOB, (data, signal) => carryOutRun(parts, runIdOf(data), signal));
  if (environment.edition === 'community') return;
  jobs.schedule('autobill.resume', '* * * * *', async (signal) => {
    for (const runId of await abandonedRuns(db)) await carryOutRun(parts, runId, signal);
  });
  jobs.schedule('autobill.minutes', '*/2 * * * *', (signal) => evaluateMinutes(parts, signal));
};

function runIdOf(data: unknown): string {
  const id: unknown = typeof data === 'object' && data !== null && 'runId' in data ? data.runId : null;
  if (typeof id !== 'string') throw errors.badRequest('a run has an id');
  return id;
}
