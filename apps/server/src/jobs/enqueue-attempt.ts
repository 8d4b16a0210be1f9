import type { Trx } from '@strowger/db';
import type { Jobs } from './jobs.ts';

/** A crash of the process that carries a job out does not count as one of its attempts. */
const CRASHES_SURVIVED = 20;

/**
 * Puts the next attempt of a job in the queue that counts its attempts itself.
 * @param pausesS seconds before the second attempt, the third …
 */
export async function enqueueAttempt(
  trx: Trx,
  jobs: Pick<Jobs, 'enqueue'>,
  name: string,
  data: { readonly attempt: number },
  pausesS: readonly number[],
): Promise<void> {
  const pause = pausesS[data.attempt - 1];
  const later = pause === undefined ? {} : { startAfterSeconds: pause };
  await jobs.enqueue(trx, name, data, { retryLimit: CRASHES_SURVIVED, ...later });
}
