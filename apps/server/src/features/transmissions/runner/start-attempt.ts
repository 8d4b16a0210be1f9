import { sql, type Trx } from '@strowger/db';
import type { Platform } from '../../../platform.ts';
import { isDoNotContact } from '../../contact-dncs/is-do-not-contact.ts';
import { advanceSpool } from '../../spools/spool-state.ts';
import { UNSURE } from '../attempt-result.ts';
import type { CarrierAttempt } from '../carriers/carrier.ts';
import { workOf } from '../queue-attempt.ts';
import { recipientOf } from '../recipient.ts';
import { runnerIdOf } from '../runner-id.ts';
import { type LockedTransmission, lockTransmission, moveOn } from '../settle-transmission.ts';

/** Why an attempt does not begin. */
export type NoAttempt = 'gone' | 'cancelled' | 'refused';

interface AccountRow {
  readonly account_id: number;
  readonly phone: string;
  readonly caller_id_name: string;
  readonly settings: unknown;
  readonly extension_uuid: string | null;
}

/**
 * All that an attempt of this process's needs, as it is at this moment; what is not to be called any more is not.
 * @throws ApiError where its program, contact or document is not there
 */
export async function readAttempt(trx: Trx, platform: Platform, spoolId: number): Promise<CarrierAttempt | NoAttempt> {
  const spool = await trx
    .selectFrom('spools')
    .select(['transmission_id'])
    .where('spool_id', '=', spoolId)
    .where('status', '=', 'queued')
    .where('runner', '=', runnerIdOf(platform.db))
    .executeTakeFirst();
  const transmission = spool && (await lockTransmission(trx, spool.transmission_id));
  if (!transmission) return 'gone';
  if (transmission.is_deleted) return 'cancelled';
  const to = await recipientOf(trx, transmission);
  if (to !== null && (await isDoNotContact(trx, transmission.tenant_id, to))) return 'refused';
  const { work, coverId } = await workOf(trx, transmission);
  const account = await accountOf(trx, platform, transmission);
  const number = account?.phone || transmission.account_phone;
  return {
    tenantId: transmission.tenant_id,
    transmissionId: transmission.transmission_id,
    spoolId,
    key: await keyOf(trx, transmission.transmission_id, spoolId),
    userId: transmission.user_id,
    work,
    to: { phone: to?.phone ?? '', email: to?.email ?? '' },
    accountId: transmission.account_id,
    caller: { number, name: account?.caller_id_name ?? '' },
    extensionUuid: account?.extension_uuid ?? null,
    settings: recordOf(account?.settings),
    coverId,
    sendCover: transmission.sendcover,
    personalize: transmission.personalize_fax,
    lastResponse: await lastResponse(trx, transmission.transmission_id, spoolId),
  };
}

/** The sending account; the company's, where that stands for it. */
async function accountOf(
  trx: Trx,
  { settings }: Platform,
  { account_id, special_account }: LockedTransmission,
): Promise<AccountRow | undefined> {
  const id = account_id ?? (special_account === -2 ? settings.get('company_account_id') : null);
  if (id === null) return undefined;
  return trx
    .selectFrom('accounts')
    .select(['account_id', 'phone', 'caller_id_name', 'settings', 'extension_uuid'])
    .where('account_id', '=', id)
    .executeTakeFirst();
}

/** Named by the first of the attempts up to this one that may have got there, one after the other. */
async function keyOf(trx: Trx, transmissionId: number, spoolId: number): Promise<string> {
  const { rows } = await sql<{ first: number }>`
    select min(spool_id) as first from spools
    where transmission_id = ${transmissionId} and spool_id <= ${spoolId} and spool_id > coalesce((
      select max(spool_id) from spools
      where transmission_id = ${transmissionId} and spool_id < ${spoolId} and response <> all (${[...UNSURE]}::text[])
    ), 0)`.execute(trx);
  return `spool:${rows[0]?.first ?? spoolId}`;
}

async function lastResponse(trx: Trx, transmissionId: number, spoolId: number): Promise<string> {
  const { rows } = await sql<{ response: string }>`
    select response from spools where transmission_id = ${transmissionId} and spool_id < ${spoolId}
    order by spool_id desc limit 1`.execute(trx);
  return rows[0]?.response ?? '';
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/**
 * Writes down that an attempt begins, before anything is dialled: from then on a crash is a failed try, and nobody else begins it.
 * @returns false where it is not this process's any more
 */
export async function markStarted(trx: Trx, platform: Platform, spoolId: number): Promise<boolean> {
  const at = platform.now();
  const spool = await trx
    .selectFrom('spools')
    .select('transmission_id')
    .where('spool_id', '=', spoolId)
    .executeTakeFirst();
  const transmission = spool && (await lockTransmission(trx, spool.transmission_id));
  if (!transmission || transmission.is_deleted) return false;
  const { rows } = await sql`
    select from spools
    where spool_id = ${spoolId} and status = 'queued' and runner = ${runnerIdOf(platform.db)}
    for update`.execute(trx);
  if (rows.length === 0) return false;
  await advanceSpool(trx, spoolId, 'started', { at });
  await trx
    .updateTable('transmissions')
    .set((eb) => ({ try_done: eb('try_done', '+', 1), last_run: at }))
    .where('transmission_id', '=', transmission.transmission_id)
    .execute();
  await moveOn(trx, transmission, { news: 'started' });
  return true;
}
