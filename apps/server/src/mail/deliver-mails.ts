import type { Database } from '@strowger/db';
import type { Logger } from 'pino';
import type { MediaStore } from '../media-store/media-store.ts';
import type { Vault } from '../secrets/vault.ts';
import type { SystemSettings } from '../settings/system-settings.ts';
import { readAttachments } from './attachments.ts';
import { type Carrier, DeliveryFailure } from './carrier.ts';
import { messageIdOf, openMessage } from './message.ts';
import { nextAttemptAt } from './retry.ts';
import { senderAddress } from './sender.ts';
import { type ClaimedMail, claimMail, giveUpLate, markDelayed, markGivenUp, markSent } from './store.ts';

export interface DeliveryParts {
  readonly db: Database;
  readonly vault: Vault;
  readonly settings: Pick<SystemSettings, 'get'>;
  readonly log: Logger;
  readonly now: () => Date;
  readonly carrier: Carrier;
  /** Where attachments are. */
  readonly files: MediaStore;
}

/** Longer than a delivery can take: a mail whose deliverer died is taken up by another one after that. */
const LEASE_MS = 10 * 60_000;

/**
 * Delivers every mail that is due, one after the other, until none is left or the carrier fails. Any number of
 * processes may do so at the same time: a mail is taken by one of them.
 */
export async function deliverMails(parts: DeliveryParts, signal: AbortSignal): Promise<void> {
  const { db, log, now } = parts;
  const late = await db.transaction({ kind: 'all' }, (trx) => giveUpLate(trx, now()));
  if (late > 0) log.error({ mails: late }, 'mails could not be sent in time and are given up');
  while (!signal.aborted) {
    const at = now();
    const mail = await db.transaction({ kind: 'all' }, (trx) => claimMail(trx, at, new Date(at.getTime() + LEASE_MS)));
    if (!mail) return;
    if (!(await deliverOne(parts, mail))) return;
  }
}

/** @returns false when going on with others is useless for now */
async function deliverOne(parts: DeliveryParts, mail: ClaimedMail): Promise<boolean> {
  const { db, log, now } = parts;
  const about = { mailId: mail.mail_id, template: mail.template, tenantId: mail.tenant_id, attempts: mail.attempts };
  try {
    await hand(parts, mail);
  } catch (error) {
    const failure = error instanceof DeliveryFailure ? error : new DeliveryFailure('mail', describe(error));
    const next = nextAttemptAt(mail.attempts, now());
    const isFinal = failure.kind === 'mail' || next >= mail.give_up_at;
    await db.transaction({ kind: 'all' }, (trx) =>
      isFinal ? markGivenUp(trx, mail.mail_id, failure.message) : markDelayed(trx, mail.mail_id, failure.message, next),
    );
    if (isFinal) log.error({ ...about, reason: failure.message }, 'a mail could not be sent and is given up');
    else log.warn({ ...about, reason: failure.message }, 'a mail could not be sent now and is tried again');
    return failure.kind !== 'carrier';
  }
  await db.transaction({ kind: 'all' }, (trx) => markSent(trx, mail.mail_id, now()));
  log.info(about, 'mail sent');
  return true;
}

async function hand({ vault, settings, carrier, files, log }: DeliveryParts, mail: ClaimedMail): Promise<void> {
  if (mail.content === null) throw new Error('the mail has no content');
  const sender = senderAddress(settings.get('mail_from'));
  const message = openMessage(vault, mail.content);
  await carrier.deliver({
    mailId: mail.mail_id,
    template: mail.template,
    messageId: messageIdOf(mail.mail_key, sender),
    sender,
    date: mail.created_at,
    message,
    attachments: await readAttachments(message.attachments ?? [], files, log),
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown reason';
}
