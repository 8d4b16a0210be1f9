import { deleteInBatches } from '../../jobs/delete-in-batches.ts';
import type { Platform } from '../../platform.ts';
import { purgeLogos } from './logos.ts';

const DAY_MS = 86_400_000;
/** Each carries its picture. */
const BATCH = 500;

type Needed = Pick<Platform, 'db' | 'jobs' | 'now'>;

/** Declares the job that deletes uploads which no branding has named within a day. */
export function declareLogoPurge(platform: Needed): void {
  platform.jobs.schedule('branding.purge-logos', '37 * * * *', (signal) => purgeUnusedLogos(platform, signal));
}

export function purgeUnusedLogos({ db, now }: Pick<Needed, 'db' | 'now'>, signal: AbortSignal): Promise<void> {
  const before = new Date(now().getTime() - DAY_MS);
  return deleteInBatches(db, signal, (trx, most) => purgeLogos(trx, before, most), BATCH);
}
