import type { Platform } from '../../platform.ts';
import { purgeLogos } from './logos.ts';

const DAY_MS = 86_400_000;
const BATCH = 500;

type Needed = Pick<Platform, 'db' | 'jobs' | 'now'>;

/** Declares the job that deletes uploads which no branding has named within a day. */
export function declareLogoPurge(platform: Needed): void {
  platform.jobs.schedule('branding.purge-logos', '37 * * * *', (signal) => purgeUnusedLogos(platform, signal));
}

export async function purgeUnusedLogos({ db, now }: Pick<Needed, 'db' | 'now'>, signal: AbortSignal): Promise<void> {
  const before = new Date(now().getTime() - DAY_MS);
  let deleted = BATCH;
  while (deleted === BATCH && !signal.aborted) {
    deleted = await db.transaction({ kind: 'all' }, (trx) => purgeLogos(trx, before, BATCH));
  }
}
