import type { Trx } from '@strowger/db';
import { errors } from '../http/errors.ts';

const WINDOW_MS = 60_000;
const KEPT_MS = 600_000;

/** Whose failures are counted together: one address, one name. */
export interface LoginSource {
  readonly ip: string;
  readonly name: string;
}

/** Failures a minute, of all processes together; 0 = any number (settings `login_rate_ip`, `login_rate_name`). */
export interface LoginRates {
  readonly perIp: number;
  readonly perName: number;
}

/**
 * Contract 10 §1.2, last row of the table.
 * @throws ApiError 429 with `Retry-After`
 */
export async function refuseTooMany(trx: Trx, source: LoginSource, rates: LoginRates, now: Date): Promise<void> {
  const waits = [
    await waitMs(trx, 'ip_address', source.ip, rates.perIp, now),
    await waitMs(trx, 'name', source.name, rates.perName, now),
  ];
  const wait = Math.max(...waits);
  if (wait > 0) throw errors.tooMany('Too many login attempts, try again later', wait / 1000);
}

/** How long until fewer than `limit` failures lie within the last minute. */
async function waitMs(
  trx: Trx,
  column: 'ip_address' | 'name',
  value: string,
  limit: number,
  now: Date,
): Promise<number> {
  if (limit === 0) return 0;
  const decisive = await trx
    .selectFrom('failed_logins')
    .select('at')
    .where(column, '=', value)
    .where('at', '>', new Date(now.getTime() - WINDOW_MS))
    .orderBy('at', 'desc')
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  return decisive ? Math.max(1, decisive.at.getTime() + WINDOW_MS - now.getTime()) : 0;
}

export async function noteFailure(trx: Trx, source: LoginSource, now: Date): Promise<void> {
  await trx
    .deleteFrom('failed_logins')
    .where('at', '<', new Date(now.getTime() - KEPT_MS))
    .execute();
  await trx.insertInto('failed_logins').values({ at: now, ip_address: source.ip, name: source.name }).execute();
}
