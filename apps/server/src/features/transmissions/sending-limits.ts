import type { Trx } from '@strowger/db';
import { ApiError, errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { SERVICE } from '../programs/services.ts';
import { exceedsQuota } from './fax-quota.ts';
import { maySendAt, type SendingHours } from './sending-hours.ts';

export type LimitParts = Pick<Platform, 'environment' | 'now'>;

/** What is about to be sent, and for whom. */
export interface Sending {
  readonly tenantId: number;
  readonly userId: number | null;
  readonly serviceFlag: number;
  readonly documentId: number | null;
}

const LIMIT_EXCEEDED = 'Fax limit exceeded.';
const RESTRICTED_TIME = 'Restricted time by destination timeslot.';

/**
 * Quota and hours of contract 30 §18.1, in that order; Community knows neither.
 * @throws ApiError 404: the portal shows the message of no other status
 */
export async function requireAllowed(trx: Trx, parts: LimitParts, sending: Sending): Promise<void> {
  const refusal = await limitReached(trx, parts, sending);
  if (refusal !== null) throw errors.missing(refusal);
}

/** Why nothing may be sent now; null: it may. */
async function limitReached(
  trx: Trx,
  { environment, now }: LimitParts,
  { tenantId, userId, serviceFlag, documentId }: Sending,
): Promise<typeof LIMIT_EXCEEDED | typeof RESTRICTED_TIME | null> {
  if (environment.edition === 'community' || serviceFlag !== SERVICE.fax) return null;
  const at = now();
  if (await exceedsQuota(trx, { tenantId, userId }, await pagesOf(trx, documentId), at)) return LIMIT_EXCEEDED;
  const hours = await readHours(trx, userId);
  return hours === null || maySendAt(at, hours) ? null : RESTRICTED_TIME;
}

async function pagesOf(trx: Trx, documentId: number | null): Promise<number> {
  if (documentId === null) return 1;
  const document = await trx
    .selectFrom('documents')
    .select('pages')
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return Math.max(1, document?.pages ?? 1);
}

async function readHours(trx: Trx, userId: number | null): Promise<SendingHours | null> {
  if (userId === null) return null;
  const row = await trx
    .selectFrom('users')
    .innerJoin('tenants', 'tenants.tenant_id', 'users.tenant_id')
    .select(['allowed_timeslot', 'allowed_days', 'users.timezone_id', 'tenants.timezone'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    timeslot: row.allowed_timeslot,
    days: row.allowed_days,
    zone: row.timezone_id === null ? { zone: row.timezone } : { offsetSeconds: row.timezone_id },
  };
}

/** Whether an error is one of the two limits. */
export function isLimit(error: unknown): error is ApiError {
  return error instanceof ApiError && (error.message === LIMIT_EXCEEDED || error.message === RESTRICTED_TIME);
}
