import { sql, type Trx } from '@strowger/db';
import { FAX, type ServiceFlag, SMS, VOICE } from '@strowger/rating';
import type { Caller } from '../../access/caller.ts';
import type { Scope } from '../../access/scope.ts';
import type { AuditEntry } from '../../audit/write-audit.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { refusalOf } from '../charging/paid-texts.ts';
import { serviceNamed } from '../programs/services.ts';
import { NO_PROVIDER } from './attempt-result.ts';
import { carrierOf } from './carriers/registry.ts';
import { queueAttempt } from './queue-attempt.ts';
import { recipientOf } from './recipient.ts';
import { requireAddress } from './require-address.ts';
import { requireSendFax } from './send-fax-word.ts';
import { type LockedTransmission, lockTransmission, moveOn } from './settle-transmission.ts';
import { requireTransmission } from './transmission-rows.ts';
import { isUnderWay } from './transmission-state.ts';

/** Who wants it to be sent. */
export interface SendWish {
  readonly trx: Trx;
  readonly caller: Caller;
  readonly scope: Scope;
  audit(entry: AuditEntry): void;
}

/** An answer to `/send`; `no_provider` is told after the commit, as what it has changed stays. */
export type SendAnswer = number | true | 'no_provider';

/**
 * `/send` and `/retry` (contract 30 §18.5).
 * @throws ApiError 402, 403, 404, 409, 412, 423
 */
export async function sendTransmission(
  wish: SendWish,
  platform: Platform,
  transmissionId: number,
  how: 'send' | 'retry',
): Promise<SendAnswer> {
  const { trx, caller, scope } = wish;
  await requireTransmission(trx, scope, transmissionId);
  const transmission = await lockTransmission(trx, transmissionId);
  if (!transmission) throw errors.notFound('Transmission');
  const launched = how === 'send' ? await takeLaunched(trx, transmission) : null;
  if (launched !== null) return launched;
  requireSendFax(caller, transmission.service_flag);
  const { status } = transmission;
  if (status === 'failed(dnc)' && how === 'send') return true;
  if (isUnderWay(status)) throw errors.locked('Transmission is in progress');
  if (status === 'completed' || status === 'invalid') throw errors.locked('Transmission is already processed');
  if (how === 'retry') {
    await trx.updateTable('transmissions').set({ try_done: 0 }).where('transmission_id', '=', transmissionId).execute();
  }
  return start(wish, platform, transmission);
}

/** Queues a transmission that nobody has begun. @throws as sendTransmission */
export async function start(
  { trx, audit }: Pick<SendWish, 'trx' | 'audit'>,
  platform: Platform,
  transmission: LockedTransmission,
): Promise<SendAnswer> {
  const queued = await queueAttempt(trx, platform, transmission);
  if (queued.kind === 'refused') return true;
  const { transmission_id: id, tenant_id: tenantId, title, service_flag: flag } = transmission;
  const recipient = await recipientOf(trx, transmission);
  if (recipient !== null) requireAddress(flag, recipient);
  if (!(await isReachable(trx, platform, transmission))) {
    await giveUp(trx, transmission, queued.spoolId);
    return 'no_provider';
  }
  await requireCredit(platform, tenantId, flag, recipient?.phone ?? null);
  const what = serviceNamed(flag) ?? 'transmission';
  audit({
    resource: 'transmissions',
    resourceId: id,
    action: 'send',
    tenantId,
    after: { transmission_id: id, spool_id: queued.spoolId },
    activity: `Send ${what} ${title} -ID:(${id})`,
  });
  return queued.spoolId;
}

/** The first attempt of a launch answers the `/send` that clients make afterwards, once. */
async function takeLaunched(trx: Trx, { transmission_id: id, launched_spool_id: spoolId }: LockedTransmission) {
  if (spoolId === null) return null;
  await trx.updateTable('transmissions').set({ launched_spool_id: null }).where('transmission_id', '=', id).execute();
  return spoolId;
}

/** @throws ApiError 402 without credit or units, 409 for any other reason of the gate (contract 10 §9.4) */
export async function requireCredit(
  platform: Platform,
  tenantId: number,
  serviceFlag: number,
  number: string | null,
): Promise<void> {
  const service = chargedAs(serviceFlag);
  const reason = service === null ? null : await refusalOf(platform, tenantId, service, number || null);
  if (reason === null) return;
  if (reason === 'no-credit' || reason === 'quota-exceeded') throw errors.paymentRequired(reason);
  throw errors.conflict(reason);
}

function chargedAs(flag: number): ServiceFlag | null {
  const charged: readonly ServiceFlag[] = [VOICE, FAX, SMS];
  return charged.find((service) => service === flag) ?? null;
}

/** Whether anything can carry it: what is known before the attempt. */
async function isReachable(trx: Trx, platform: Platform, transmission: LockedTransmission): Promise<boolean> {
  const service = serviceNamed(transmission.service_flag);
  const carrier = service === null ? null : carrierOf(service);
  const recipient = await recipientOf(trx, transmission);
  if (carrier === null || recipient === null) return false;
  return carrier.reaches(trx, platform, {
    tenantId: transmission.tenant_id,
    service: transmission.service_flag,
    ...recipient,
  });
}

async function giveUp(trx: Trx, transmission: LockedTransmission, spoolId: number): Promise<void> {
  await trx.deleteFrom('spools').where('spool_id', '=', spoolId).execute();
  const result = { kind: 'no_provider', response: NO_PROVIDER } as const;
  await moveOn(
    trx,
    { ...transmission, status: 'initializing' },
    { news: 'over', result, triesLeft: 0 },
    { response: NO_PROVIDER },
  );
  await sql`update transmissions set next_try = null where transmission_id = ${transmission.transmission_id}`.execute(
    trx,
  );
}
