import type { Trx } from '@strowger/db';
import { type AuditEntry, writeTraces } from '../audit/write-audit.ts';
import type { KeptEvent } from '../events/keep-event.ts';
import { contactFor } from '../features/contacts/contact-for.ts';
import { programType } from '../features/programs/types.ts';
import { createProgram } from '../features/programs/write-program.ts';
import { createTransmission } from '../features/transmissions/create-transmission.ts';
import { BY_MAIL } from '../features/transmissions/mail-fax-outcome.ts';
import { queueAttempt } from '../features/transmissions/queue-attempt.ts';
import { lockTransmission } from '../features/transmissions/settle-transmission.ts';
import type { Platform } from '../platform.ts';
import { discardMailDocument, documentOfMail } from './document-of-mail.ts';
import type { MailSender } from './find-mail-sender.ts';
import { hasMailCome, isNewMail, mailHash } from './known-mails.ts';
import type { MailContent } from './received-mail.ts';

/** What a mail asks for: one document to each number. */
export interface FaxWish {
  readonly sender: MailSender;
  readonly numbers: readonly string[];
  readonly mail: MailContent;
}

/** What became of it. */
export interface FaxesMade {
  /** Names of attachments that are no pages. */
  readonly leftOut: readonly string[];
  readonly transmissions: readonly number[];
}

/**
 * Makes a mail's attachments a document, and a transmission to each of its numbers, all in one transaction (contract 30 §22).
 * @returns null: the same mail has come before
 * @throws ApiError where it cannot be sent: quota, hours, files that cannot be read
 */
export async function faxFromMail(platform: Platform, wish: FaxWish): Promise<FaxesMade | null> {
  const { tenantId } = wish.sender;
  const fence = { kind: 'tenant', tenantId } as const;
  const hash = hashOf(wish);
  if (await platform.db.transaction(fence, (trx) => hasMailCome(trx, tenantId, hash), { readOnly: true })) return null;
  const { documentId, leftOut } = await documentOfMail(platform, wish);
  let transmissions: readonly number[] | null = null;
  try {
    transmissions = await platform.db.transaction(fence, (trx) => send(trx, platform, wish, { hash, documentId }));
  } finally {
    if (transmissions === null) await discardMailDocument(platform, tenantId, documentId);
  }
  return transmissions && { leftOut, transmissions };
}

function hashOf({ mail, numbers, sender }: FaxWish): string {
  return mailHash(mail, [String(sender.accountId), ...[...numbers].sort()]);
}

async function send(
  trx: Trx,
  platform: Platform,
  { sender, numbers, mail }: FaxWish,
  { hash, documentId }: { readonly hash: string; readonly documentId: number },
): Promise<number[] | null> {
  const { tenantId, userId, accountId, phone } = sender;
  if (!(await isNewMail(trx, tenantId, hash))) return null;
  const program = await makeProgram(trx, sender, documentId);
  const made: number[] = [];
  for (const number of numbers) {
    const contact = await contactFor(trx, { tenantId, createdBy: userId }, { phone: number });
    const { transmissionId, status } = await createTransmission(trx, platform, {
      ...{ tenantId, userId, program, title: mail.subject.slice(0, 255) },
      recipient: { contactId: contact.contact_id, phone: contact.phone, email: contact.email },
      sender: { accountId, special: null, phone },
    });
    made.push(transmissionId);
    const transmission = status === 'pending' ? await lockTransmission(trx, transmissionId) : undefined;
    if (transmission) await queueAttempt(trx, platform, transmission);
  }
  return made;
}

/** What sends it, a child of the account's `emailtofax` program; its audit row stands in the sender's name. */
async function makeProgram(trx: Trx, sender: MailSender, documentId: number) {
  const { tenantId, userId, username, accountId, programId } = sender;
  const type = programType('sendfax');
  if (type === undefined) throw new Error('there is no program that sends');
  const entries: AuditEntry[] = [];
  const events: KeptEvent[] = [];
  const writer = {
    trx,
    caller: { kind: 'U', userId, tenantId },
    scope: { kind: 'tenant', tenantId },
    audit: (entry: AuditEntry) => void entries.push({ tenantId, ...entry }),
    emit: (event: KeptEvent) => void events.push(event),
  } as const;
  const sent = { document_id: documentId };
  const choice = { tenantId, name: BY_MAIL, accountId, parentId: programId };
  const program = await createProgram(writer, type, sent, choice);
  const author = { userId, username, tenantId, impersonatorId: null };
  await writeTraces(trx, author, { ip: '', method: 'MAIL', path: '' }, { entries, events });
  return program;
}
