import { sql, type Trx } from '@strowger/db';
import type { LimitClass } from '../application.ts';

/** Sliding window (contract 40 B6). */
const WINDOW_MS = 60_000;

/** Whose requests of a class are counted. */
export interface Bucket {
  readonly name: string;
  /** Requests within the window. */
  readonly limit: number;
}

export interface BucketState {
  readonly limit: number;
  readonly remaining: number;
  /** Epoch second at which the window is free again. */
  readonly resetAt: number;
  /** Seconds until one more request fits; 0: it fits now. */
  readonly retryAfter: number;
}

export const addressBucket = (address: string, limitClass: LimitClass): string => `a/${address}/${limitClass}`;
export const identityBucket = (identityId: number, limitClass: LimitClass): string => `i/${identityId}/${limitClass}`;

/** What is in a bucket, without charging it. */
export async function look(trx: Trx, bucket: Bucket, now: Date): Promise<BucketState> {
  const at = now.getTime();
  const { rows } = await sql<{ used: number; oldest: number | null; newest: number | null }>`
    select count(*)::integer as used, min(hit) as oldest, max(hit) as newest
    from integration_bucket, unnest(hits) as hit
    where bucket = ${bucket.name} and hit > ${at - WINDOW_MS}`.execute(trx);
  return stateOf(bucket, rows[0] ?? { used: 0, oldest: null, newest: null }, at);
}

/**
 * Counts one request unless the bucket is full: what is refused does not lengthen the wait. All processes share the
 * bucket, and its row holds their requests apart.
 */
export async function charge(
  trx: Trx,
  bucket: Bucket,
  now: Date,
): Promise<BucketState & { readonly charged: boolean }> {
  const at = now.getTime();
  const { rows } = await sql<{ charged: boolean; used: number; oldest: number | null; newest: number | null }>`
    select * from strowger_integration_charge(${bucket.name}, ${bucket.limit}, ${at}, ${WINDOW_MS})`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error('a bucket has no state');
  return { ...stateOf(bucket, row, at), charged: row.charged };
}

function stateOf(
  { limit }: Bucket,
  { used, oldest, newest }: { used: number; oldest: number | null; newest: number | null },
  at: number,
): BucketState {
  const end = (hit: number | null) => (hit === null ? at : hit + WINDOW_MS);
  return {
    limit,
    remaining: Math.max(0, limit - used),
    resetAt: Math.ceil(end(newest) / 1000),
    retryAfter: used < limit ? 0 : Math.max(1, Math.ceil((end(oldest) - at) / 1000)),
  };
}

/** The three headers of every answer past the whitelist. */
export function limitHeaders(state: BucketState): Record<string, string> {
  return {
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
    'x-ratelimit-reset': String(state.resetAt),
  };
}

/** Rows whose window is over. */
export async function purgeBuckets(trx: Trx, now: Date, most: number): Promise<number> {
  const result = await sql`
    delete from integration_bucket where ctid in (
      select ctid from integration_bucket where last_hit < ${now.getTime() - WINDOW_MS} limit ${most})`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}
