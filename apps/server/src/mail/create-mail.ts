import { join } from 'node:path';
import type { Trx } from '@strowger/db';
import { deleteInBatches } from '../jobs/delete-in-batches.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { MediaStore } from '../media-store/media-store.ts';
import type { SmtpServer } from '../settings/smtp-url.ts';
import type { Carrier, Posting } from './carrier.ts';
import { type DeliveryParts, deliverMails } from './deliver-mails.ts';
import { type Brand, type Mail, type PersonalLetter, UnsendableMail } from './mail.ts';
import { type Message, messageIdOf, sealMessage } from './message.ts';
import { createOutbox } from './outbox.ts';
import { providerCarrier } from './provider-carrier.ts';
import { checkedRecipient, headerLine } from './recipient.ts';
import { type RenderedLetter, renderLetter } from './render-letter.ts';
import { senderAddress } from './sender.ts';
import { createSmtpCarrier } from './smtp.ts';
import { deleteDone, insertMail } from './store.ts';
import { TEMPLATES } from './templates.ts';

export interface MailParts extends Omit<DeliveryParts, 'carrier' | 'files'> {
  readonly jobs: Jobs;
  readonly environment: { readonly smtpUrl: SmtpServer | null; readonly data: string };
  /** In whose name a tenant's mails are written; absent: the product's. */
  readonly brandOf?: (trx: Trx, tenantId: number | null) => Promise<Brand>;
}

const PRODUCT: Brand = { title: 'Strowger' };
const DAY_MS = 86_400_000;
const KEPT_MS = 7 * DAY_MS;
const LONGEST_KEY = 255;
const JOB = 'mail.deliver';

/**
 * The platform's mail. Declares the jobs that deliver: one at once after the commit, one every minute for what must be
 * tried again.
 */
export function createMail(parts: MailParts): Mail {
  const { jobs, vault, now, db } = parts;
  const delivery: DeliveryParts = {
    ...parts,
    carrier: carrierOf(parts),
    files: new MediaStore(parts.environment.data, parts.vault),
  };
  jobs.handle(JOB, (_data, signal) => deliverMails(delivery, signal));
  jobs.schedule('mail.retry', '* * * * *', (signal) => deliverMails(delivery, signal));
  jobs.schedule('mail.purge', '53 3 * * *', (signal) => {
    const before = new Date(now().getTime() - KEPT_MS);
    return deleteInBatches(db, signal, (trx, most) => deleteDone(trx, before, most));
  });

  const queue = async (trx: Trx, message: Message, about: Parameters<Mail['send']>[4], template: string) => {
    const createdAt = now();
    const mailId = await insertMail(trx, {
      key: about.key,
      tenantId: about.tenantId,
      template,
      content: sealMessage(vault, message),
      createdAt,
      giveUpAt: about.deliverBefore ?? new Date(createdAt.getTime() + DAY_MS),
    });
    if (mailId !== null) await jobs.enqueue(trx, JOB, { mail_id: mailId });
  };

  return {
    async send(trx, template, to, data, options) {
      if (options.key === '' || options.key.length > LONGEST_KEY)
        throw new UnsendableMail('the key of the mail is bad');
      const brand = options.brand ?? (await parts.brandOf?.(trx, options.tenantId)) ?? PRODUCT;
      const letter = options.words ?? renderLetter(TEMPLATES[template](data, brand), brand);
      const { attachments = [] } = options;
      const message = messageOf(checkedRecipient(to), letter, brand);
      await queue(
        trx,
        { ...message, ...(attachments.length > 0 ? { attachments: [...attachments] } : {}) },
        options,
        template,
      );
    },
    async deliver(letter, over) {
      const carrier = over === null ? delivery.carrier : providerCarrier(over);
      await carrier.deliver(postingOf(letter, senderAddress(parts.settings.get('mail_from')), now()));
    },
  };
}

/** @throws UnsendableMail */
function postingOf(letter: PersonalLetter, sender: string, date: Date): Posting {
  const { key, number, to, fromName, replyTo, subject, text, html, attachments } = letter;
  const { address } = checkedRecipient({ address: to });
  const reply = replyTo === undefined ? {} : { replyTo: checkedRecipient({ address: replyTo }).address };
  return {
    ...{ mailId: number, template: 'sendemail', sender, date, attachments, isPersonal: true },
    messageId: messageIdOf(key, sender),
    message: { to: { address }, fromName: headerLine(fromName), ...reply, subject: headerLine(subject), text, html },
  };
}

function messageOf(to: Message['to'], letter: RenderedLetter, { title, supportEmail }: Brand): Message {
  return {
    to,
    fromName: headerLine(title),
    ...(supportEmail ? { replyTo: checkedRecipient({ address: supportEmail }).address } : {}),
    ...letter,
    subject: headerLine(letter.subject),
  };
}

function carrierOf({ environment, log }: MailParts): Carrier {
  if (environment.smtpUrl !== null) return createSmtpCarrier(environment.smtpUrl);
  const directory = join(environment.data, 'outbox');
  log.info({ directory }, 'STROWGER_SMTP_URL is not set: mail is kept in the outbox');
  return createOutbox(directory);
}
