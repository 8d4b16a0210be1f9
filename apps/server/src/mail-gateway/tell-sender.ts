import { createHash } from 'node:crypto';
import type { MailData } from '../mail/templates.ts';
import type { Platform } from '../platform.ts';
import type { FaxesMade } from './fax-from-mail.ts';
import type { MailSender } from './find-mail-sender.ts';
import type { MailContent } from './received-mail.ts';

type Told = MailData['fax-request'];

/** Tells a sender who wants notices that his faxes are on their way. */
export async function tellAccepted(
  platform: Platform,
  sender: MailSender,
  mail: MailContent,
  { leftOut, transmissions, numbers }: FaxesMade & { readonly numbers: readonly string[] },
): Promise<void> {
  if (!wantsNotices(sender)) return;
  const data = {
    outcome: 'received',
    subject: mail.subject,
    numbers: numbers.join(', '),
    leftOut: leftOut.join(', '),
  } as const;
  await tell(platform, sender, mail, { ...data, reason: '' }, `fax-request:${transmissions[0] ?? ''}`);
}

/** Tells a known sender why there will be no fax: the same reason once a day. */
export async function tellRejected(
  platform: Platform,
  sender: MailSender,
  mail: MailContent,
  reason: string,
): Promise<void> {
  if (!wantsNotices(sender)) return;
  const day = platform.now().toISOString().slice(0, 10);
  const key = createHash('sha256').update(reason).digest('hex').slice(0, 16);
  const data = { outcome: 'rejected', subject: mail.subject, numbers: '', leftOut: '', reason } as const;
  await tell(platform, sender, mail, data, `fax-request-rejected:${sender.accountId}:${day}:${key}`);
}

const wantsNotices = ({ featureKeys }: MailSender): boolean => featureKeys.includes('email_to_fax_notify');

async function tell(
  { db, mail }: Platform,
  sender: MailSender,
  { from }: MailContent,
  data: Told,
  key: string,
): Promise<void> {
  const { tenantId } = sender;
  if (from === null) return;
  await db.transaction({ kind: 'tenant', tenantId }, (trx) =>
    mail.send(trx, 'fax-request', { address: from }, data, { key, tenantId }),
  );
}
