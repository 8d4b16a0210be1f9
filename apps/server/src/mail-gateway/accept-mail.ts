import { ApiError } from '../http/errors.ts';
import type { Platform } from '../platform.ts';
import { isSenderProven, type SenderCheck } from './authenticate-sender.ts';
import { faxFromMail } from './fax-from-mail.ts';
import { faxNumberOf, partsOf } from './fax-numbers.ts';
import { findMailSender, type MailSender } from './find-mail-sender.ts';
import { isAutomatic } from './is-automatic.ts';
import { receiveEmail } from './receive-email.ts';
import { type MailContent, type ReceivedMail, readMail } from './received-mail.ts';
import { tellAccepted, tellRejected } from './tell-sender.ts';

/** What became of a mail for one domain; counted. */
export type Verdict =
  | 'faxed'
  | 'kept'
  | 'repeated'
  | 'automatic'
  | 'unreadable'
  | 'unknown_sender'
  | 'unproven'
  | 'no_number'
  | 'rejected';

export interface Gateway {
  readonly platform: Platform;
  readonly check: SenderCheck;
}

/**
 * Judges a mail and does what it asks for (contract 30 §22). It is ours when this resolves: what was refused is dropped, and
 * only a sender who is known hears why, once a day. Rejects where it could not be stored: the peer brings it again.
 */
export async function acceptMail(gateway: Gateway, mail: ReceivedMail): Promise<Verdict[]> {
  const content = await readMail(mail.raw).catch(() => null);
  if (content === null) return ['unreadable'];
  if (isAutomatic(content, mail.envelopeFrom)) return ['automatic'];
  const verdicts: Verdict[] = [];
  const others: string[] = [];
  for (const address of mail.recipients.map((one) => one.toLowerCase())) {
    if (await receiveEmail(gateway.platform, address, content)) verdicts.push('kept');
    else others.push(address);
  }
  for (const [domain, locals] of byDomain(others)) {
    verdicts.push(await acceptFor(gateway, mail, content, domain, locals));
  }
  return verdicts;
}

function byDomain(recipients: readonly string[]): Map<string, string[]> {
  const domains = new Map<string, string[]>();
  for (const { local, domain } of recipients.map(partsOf)) domains.set(domain, [...(domains.get(domain) ?? []), local]);
  return domains;
}

async function acceptFor(
  { platform, check }: Gateway,
  mail: ReceivedMail,
  content: MailContent,
  domain: string,
  locals: readonly string[],
): Promise<Verdict> {
  const { from } = content;
  const sender = from === null ? null : await find(platform, from, domain);
  if (from === null || sender === null) return 'unknown_sender';
  if (sender.isChecked && !(await isSenderProven(mail, from, check))) return 'unproven';
  const numbers = [...new Set(locals.map((local) => faxNumberOf(local, content.subject)))].filter(
    (one) => one !== null,
  );
  if (numbers.length === 0) {
    await tellRejected(platform, sender, content, 'The address and the subject name no fax number.');
    return 'no_number';
  }
  try {
    const made = await faxFromMail(platform, { sender, numbers, mail: content });
    if (made === null) return 'repeated';
    await tellAccepted(platform, sender, content, { ...made, numbers });
    return 'faxed';
  } catch (error) {
    // What is wrong with the request stays wrong; everything else is tried again.
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    await tellRejected(platform, sender, content, error.message);
    return 'rejected';
  }
}

function find({ db, settings, vault }: Platform, from: string, domain: string): Promise<MailSender | null> {
  return db.transaction({ kind: 'all' }, (trx) => findMailSender(trx, { settings, vault }, { from, domain }), {
    readOnly: true,
  });
}
