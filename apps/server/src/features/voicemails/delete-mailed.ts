import { sql } from '@strowger/db';
import { keepEvent } from '../../events/keep-event.ts';
import { deleteMessage } from './change-message.ts';
import { mailKeyOf } from './mail-message.ts';
import type { MailboxParts } from './mailbox-parts.ts';
import { findMessage, lockMailbox } from './message-rows.ts';

/**
 * Deletes the messages that were to go after their mail, once every mail of theirs has been accepted (contract 20 §7.1,
 * `voicemail_local_after_email`). One whose mail was given up stays.
 */
export async function deleteMailedMessages(parts: MailboxParts, signal: AbortSignal): Promise<void> {
  const { db } = parts;
  const due = await db.transaction({ kind: 'all' }, (trx) =>
    trx
      .selectFrom('voicemail_messages as m')
      .select(['m.voicemail_uuid', 'm.voicemail_message_uuid'])
      .where('m.goes_after_mail', '=', true)
      .where(sql<boolean>`exists (select from mails where starts_with(mail_key, ${keyOf()}) and sent_at is not null)`)
      .where(sql<boolean>`not exists (select from mails where starts_with(mail_key, ${keyOf()}) and sent_at is null)`)
      .limit(1000)
      .execute(),
  );
  for (const { voicemail_uuid, voicemail_message_uuid } of due) {
    if (signal.aborted) return;
    await db.transaction({ kind: 'all' }, async (trx) => {
      const mailbox = await lockMailbox(trx, voicemail_uuid);
      const message = await findMessage(trx, voicemail_uuid, voicemail_message_uuid);
      if (mailbox && message) await keepEvent(trx, await deleteMessage(trx, parts, mailbox, message));
    });
  }
}

/** As `mailKeyOf` writes it, of the row `m`. */
function keyOf() {
  const [before, after] = mailKeyOf('\0').split('\0');
  return sql`${before}::text || m.voicemail_message_uuid::text || ${after}::text`;
}
