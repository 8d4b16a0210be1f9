import { sql, type Trx } from '@strowger/db';
import { SwitchRefusal } from '@strowger/switch';
import { ApiError } from '../../../http/errors.ts';
import type { Platform } from '../../../platform.ts';
import { noteSentPages } from '../../charging/paid-texts.ts';
import { chargeKeyOf } from '../../charging/spool-costs.ts';
import { SERVICE } from '../../programs/services.ts';
import { advanceSpool } from '../../spools/spool-state.ts';
import { readTenantSettings } from '../../tenants/settings/read-settings.ts';
import { NO_PROVIDER, SERVICE_RESTART, TEMPORARY_FAILURE } from '../attempt-result.ts';
import type { CarrierOutcome } from '../carriers/carrier.ts';
import { countPages } from '../fax-quota.ts';
import { storeResults } from '../keep-results.ts';
import { mailFaxOutcome } from '../mail-fax-outcome.ts';
import { type LockedTransmission, lockTransmission, moveOn, responseOf } from '../settle-transmission.ts';
import type { AttemptResult } from '../transmission-state.ts';

type Parts = Pick<Platform, 'settings' | 'vault' | 'environment' | 'mail' | 'log' | 'now'>;

/** An attempt that came to nothing. */
export function withoutOutcome(result: AttemptResult, endedAt: Date): CarrierOutcome {
  return { result, units: 0, results: [], providerId: null, destinationId: null, ratedNumber: null, endedAt };
}

/** What an error of the preparation makes of an attempt: what is missing stays missing, anything else may pass. */
export function resultOfError(error: unknown): AttemptResult {
  if (error instanceof ApiError) return { kind: 'invalid', response: error.message };
  if (error instanceof SwitchRefusal && error.reason === 'not_found') {
    const kind = error.message === NO_PROVIDER ? 'no_provider' : 'invalid';
    return { kind, response: error.message };
  }
  return { kind: 'failed', response: TEMPORARY_FAILURE, isWorthAnother: true };
}

/** An attempt was in the hands of a process that died (contract 30 §18.5). */
export function restarted(now: Date): CarrierOutcome {
  return withoutOutcome({ kind: 'failed', response: SERVICE_RESTART, isWorthAnother: true }, now);
}

/**
 * Settles an attempt in one transaction: its state, what it came to, what it costs, the quota, and what becomes of its
 * transmission. Told of again it changes nothing.
 */
export async function finishAttempt(trx: Trx, parts: Parts, spoolId: number, outcome: CarrierOutcome): Promise<void> {
  const spool = await trx
    .selectFrom('spools')
    .select(['transmission_id', 'tenant_id', 'status'])
    .where('spool_id', '=', spoolId)
    .executeTakeFirst();
  const locked = spool && (await lockTransmission(trx, spool.transmission_id));
  if (!spool || !locked) return;
  if (!(await closeSpool(trx, spoolId, outcome))) return;
  const transmission = spool.status === 'queued' ? await countTry(trx, locked, outcome.endedAt) : locked;
  await storeResults(trx, { spoolId, tenantId: spool.tenant_id }, outcome.results);
  await settleUnits(trx, parts, transmission, spoolId, outcome);
  await settleTransmission(trx, parts, transmission, outcome);
}

/** One that failed before it could begin was a try as well. */
async function countTry(trx: Trx, transmission: LockedTransmission, at: Date): Promise<LockedTransmission> {
  const tries = transmission.try_done + 1;
  await trx
    .updateTable('transmissions')
    .set({ try_done: tries, last_run: at })
    .where('transmission_id', '=', transmission.transmission_id)
    .execute();
  return { ...transmission, try_done: tries };
}

/** @returns false where it was over already */
async function closeSpool(trx: Trx, spoolId: number, outcome: CarrierOutcome): Promise<boolean> {
  const { rows } = await sql<{ status: string }>`
    select status from spools where spool_id = ${spoolId} for update`.execute(trx);
  if (!['queued', 'started', 'connected'].includes(rows[0]?.status ?? '')) return false;
  const { result, endedAt, units, providerId, destinationId } = outcome;
  const news = result.kind === 'completed' ? 'completed' : result.kind === 'invalid' ? 'invalid' : 'failed';
  await advanceSpool(trx, spoolId, news, { at: endedAt, response: responseOf(result) });
  await trx
    .updateTable('spools')
    .set({ amount_net: units, provider_id: providerId, destination_id: destinationId, runner: null, lease_until: null })
    .where('spool_id', '=', spoolId)
    .execute();
  return true;
}

async function settleUnits(
  trx: Trx,
  { environment, now }: Parts,
  { tenant_id: tenantId, user_id: userId, service_flag }: LockedTransmission,
  spoolId: number,
  { result, units, ratedNumber, endedAt }: CarrierOutcome,
): Promise<void> {
  if (result.kind !== 'completed' || service_flag !== SERVICE.fax) return;
  if (environment.edition === 'enterprise') await countPages(trx, { tenantId, userId }, units, now());
  if (ratedNumber === null || units === 0) return;
  await noteSentPages(trx, { key: chargeKeyOf(spoolId), tenantId, number: ratedNumber, pages: units, at: endedAt });
}

async function settleTransmission(
  trx: Trx,
  parts: Parts,
  transmission: LockedTransmission,
  { result, units }: CarrierOutcome,
): Promise<void> {
  const { transmission_id: id, tenant_id, try_done, try_allowed, is_deleted } = transmission;
  const triesLeft = is_deleted || transmission.direction === 'inbound' ? 0 : try_allowed - try_done;
  const mayGoOn = result.kind === 'failed' && result.isWorthAnother && triesLeft > 0;
  const status = await moveOn(
    trx,
    transmission,
    { news: 'over', result, triesLeft },
    {
      response: responseOf(result),
      ...(result.kind === 'completed' ? { pages: units } : {}),
      ...(mayGoOn ? { nextTry: await nextTryOf(trx, parts, tenant_id) } : {}),
    },
  );
  const isGivenUp = status === 'failed' || status === 'no_provider' || status === 'invalid';
  if (transmission.direction === 'inbound') return;
  if (isGivenUp) await mailFaxOutcome(trx, parts, id, 'fax-failed');
  if (status === 'completed') await mailFaxOutcome(trx, parts, id, 'fax-delivered');
}

async function nextTryOf(trx: Trx, parts: Parts, tenantId: number): Promise<Date> {
  const { retry_interval: seconds } = await readTenantSettings(trx, parts, tenantId);
  return new Date(parts.now().getTime() + (seconds ?? 60) * 1000);
}
