import type { Trx } from '@strowger/db';
import { UnsendableMail } from '../../mail/mail.ts';
import type { MailboxParts } from './mailbox-parts.ts';
import { messageFacts } from './message-facts.ts';
import type { MailboxRow, MessageRow } from './message-rows.ts';

/** A mail that nobody can deliver is tried for so long. */
const TRIED_FOR_MS = 3 * 86_400_000;

/** Beginning of the keys of a message's mails, one a recipient. */
export function mailKeyOf(messageUuid: string): string {
  return `voicemail:${messageUuid}:`;
}

/** Addresses of a mailbox; none: it mails nothing. */
export function mailAddresses({ voicemail_mail_to }: Pick<MailboxRow, 'voicemail_mail_to'>): string[] {
  return (voicemail_mail_to ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

/**
 * Mails a message to its mailbox's addresses, with its audio, a link to it, or neither (contract 20 §7.1).
 * @param occasion makes it another mail than the one that told of the message at first
 * @returns whether there was an address
 */
export async function mailMessage(
  trx: Trx,
  parts: MailboxParts,
  mailbox: MailboxRow,
  message: MessageRow,
  occasion = '',
): Promise<boolean> {
  const addresses = mailAddresses(mailbox);
  if (addresses.length === 0) return false;
  const data = await messageFacts(trx, parts, mailbox, message);
  const attachments =
    mailbox.voicemail_file === 'attach'
      ? [{ fileName: attachmentName(message), contentType: 'audio/wav', file: message.message_file }]
      : [];
  for (const address of addresses) {
    const key = `${mailKeyOf(message.voicemail_message_uuid)}${occasion}${address}`;
    const deliverBefore = new Date(parts.now().getTime() + TRIED_FOR_MS);
    await send(parts, () =>
      parts.mail.send(trx, 'voicemail', { address }, data, {
        key,
        tenantId: mailbox.tenant_id,
        deliverBefore,
        attachments,
      }),
    );
  }
  return true;
}

/** A message is kept even where its mail can be none. */
async function send({ log }: MailboxParts, sending: () => Promise<void>): Promise<void> {
  try {
    await sending();
  } catch (error) {
    if (!(error instanceof UnsendableMail)) throw error;
    log.warn({ reason: error.message }, 'a voicemail cannot be mailed');
  }
}

/** `voicemail-20260131-093000.wav`. */
function attachmentName({ created_at }: MessageRow): string {
  const digits = created_at.toISOString().replace(/\D/g, '');
  return `voicemail-${digits.slice(0, 8)}-${digits.slice(8, 14)}.wav`;
}
