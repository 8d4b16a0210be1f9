import type { Trx } from '@strowger/db';
import type { KeptEvent } from '../../events/keep-event.ts';
import type { MailboxParts } from './mailbox-parts.ts';
import { messageEvent } from './message-event.ts';
import { deleteMessageRow, type MailboxRow, type MessageRow, updateStatus } from './message-rows.ts';

/** Marks a message of a locked mailbox. @returns it, and what is to be told; null: nothing has changed */
export async function markMessage(
  trx: Trx,
  mailbox: MailboxRow,
  message: MessageRow,
  status: 'new' | 'saved',
): Promise<{ readonly row: MessageRow; readonly event: KeptEvent | null }> {
  if (message.message_status === status) return { row: message, event: null };
  const row = await updateStatus(trx, message.voicemail_message_uuid, status);
  return { row, event: await messageEvent(trx, 'voicemail.changed', mailbox, row) };
}

/** Deletes a message of a locked mailbox; its file goes after the commit. */
export async function deleteMessage(
  trx: Trx,
  { db, files }: Pick<MailboxParts, 'db' | 'files'>,
  mailbox: MailboxRow,
  message: MessageRow,
): Promise<KeptEvent> {
  await deleteMessageRow(trx, message.voicemail_message_uuid);
  db.afterCommit(trx, () => files.remove(message.message_file));
  return messageEvent(trx, 'voicemail.deleted', mailbox, message);
}
