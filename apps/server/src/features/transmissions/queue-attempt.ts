import { sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { isDoNotContact } from '../contact-dncs/is-do-not-contact.ts';
import { findProgram } from '../programs/program-rows.ts';
import type { Work } from '../programs/program-type.ts';
import { programType } from '../programs/types.ts';
import { recipientOf } from './recipient.ts';
import { requireAllowed } from './sending-limits.ts';
import { DO_NOT_CALL, type LockedTransmission, moveOn } from './settle-transmission.ts';
import { isSendable } from './transmission-state.ts';
import { wakeRunners } from './wake-runners.ts';

type Parts = Pick<Platform, 'db' | 'environment' | 'now'>;

/** What became of a wish to send. */
export type Queued = { readonly kind: 'queued'; readonly spoolId: number } | { readonly kind: 'refused' };

/**
 * Puts an attempt of a locked transmission in the queue, after the checks that stand before every attempt: do-not-contact
 * list, quota, hours, and what its program needs (contract 30 §18.5). It begins by itself after the commit.
 * @returns `refused`: the other party is not to be called
 * @throws ApiError 404 for quota, hours and what is gone, 412 for a document without media, 423 where it is under way or over
 */
export async function queueAttempt(trx: Trx, parts: Parts, transmission: LockedTransmission): Promise<Queued> {
  const { tenant_id: tenantId, user_id: userId, status } = transmission;
  if (!isSendable(status) && status !== 'failed(dnc)') throw errors.locked('Transmission is already processed');
  const recipient = await recipientOf(trx, transmission);
  if (recipient === null) throw errors.notFound('Contact');
  if (await isDoNotContact(trx, tenantId, recipient)) {
    await moveOn(
      trx,
      transmission,
      { news: 'over', result: { kind: 'refused' }, triesLeft: 0 },
      { response: DO_NOT_CALL },
    );
    return { kind: 'refused' };
  }
  await requireActiveSender(trx, transmission.account_id);
  const { service_flag: serviceFlag, document_id: documentId } = transmission;
  await requireAllowed(trx, parts, { tenantId, userId, serviceFlag, documentId });
  await workOf(trx, transmission);
  const spoolId = await insertSpool(trx, transmission);
  await moveOn(trx, transmission, { news: 'queued' }, { response: '' });
  parts.db.afterCommit(trx, () => wakeRunners(parts.db));
  return { kind: 'queued', spoolId };
}

/** An account that is switched off sends nothing (contract 30 §8). @throws ApiError 412 */
async function requireActiveSender(trx: Trx, accountId: number | null): Promise<void> {
  if (accountId === null) return;
  const account = await trx
    .selectFrom('accounts')
    .select('active')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (account?.active === false) throw errors.preconditionFailed('The sending account is inactive');
}

/**
 * What the attempts of a transmission do, as its program says by now.
 * @throws ApiError 404 where it has gone, 412 where what it needs has
 */
export async function workOf(
  trx: Trx,
  { program_id, tenant_id: tenantId }: Pick<LockedTransmission, 'program_id' | 'tenant_id'>,
): Promise<{ readonly work: Work; readonly coverId: number | null }> {
  const program = program_id === null ? undefined : await findProgram(trx, program_id, [sql`tenant_id = ${tenantId}`]);
  const type = program && programType(program.type);
  if (!program || !type) throw errors.notFound('Program');
  if (!type.work) throw errors.preconditionFailed('The program starts nothing');
  return { work: await type.work(program.data, { trx, tenantId }), coverId: program.cover_id };
}

async function insertSpool(
  trx: Trx,
  { transmission_id, tenant_id, service_flag, account_id }: LockedTransmission,
): Promise<number> {
  const { spool_id } = await trx
    .insertInto('spools')
    .values({ transmission_id, tenant_id, service_flag, account_id })
    .returning('spool_id')
    .executeTakeFirstOrThrow();
  return spool_id;
}
