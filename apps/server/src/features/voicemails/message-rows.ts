import type { Tables, Trx } from '@strowger/db';
import type { Selectable } from 'kysely';

export type MailboxRow = Selectable<Tables['voicemails']>;
export type MessageRow = Selectable<Tables['voicemail_messages']>;

/** Messages that a mailbox takes; then it is full (contract 20 §7.3.4). */
export const MOST_MESSAGES = 100;

export async function findMailbox(trx: Trx, uuid: string): Promise<MailboxRow | undefined> {
  return trx.selectFrom('voicemails').selectAll().where('voicemail_uuid', '=', uuid).executeTakeFirst();
}

/** The same, held until the end of the transaction: writes of one mailbox come one after the other. */
export async function lockMailbox(trx: Trx, uuid: string): Promise<MailboxRow | undefined> {
  return trx.selectFrom('voicemails').selectAll().where('voicemail_uuid', '=', uuid).forUpdate().executeTakeFirst();
}

export async function isMailboxFull(trx: Trx, uuid: string): Promise<boolean> {
  const rows = await trx
    .selectFrom('voicemail_messages')
    .select('voicemail_message_uuid')
    .where('voicemail_uuid', '=', uuid)
    .limit(MOST_MESSAGES)
    .execute();
  return rows.length >= MOST_MESSAGES;
}

/** Oldest first. @param status absent: all */
export async function messagesOf(trx: Trx, uuid: string, status?: 'new' | 'saved'): Promise<MessageRow[]> {
  return trx
    .selectFrom('voicemail_messages')
    .selectAll()
    .where('voicemail_uuid', '=', uuid)
    .$if(status !== undefined, (query) => query.where('message_status', '=', status ?? ''))
    .orderBy('created_at')
    .orderBy('voicemail_message_uuid')
    .execute();
}

export async function findMessage(trx: Trx, mailboxUuid: string, uuid: string): Promise<MessageRow | undefined> {
  return trx
    .selectFrom('voicemail_messages')
    .selectAll()
    .where('voicemail_uuid', '=', mailboxUuid)
    .where('voicemail_message_uuid', '=', uuid)
    .executeTakeFirst();
}

export async function updateStatus(trx: Trx, uuid: string, status: 'new' | 'saved'): Promise<MessageRow> {
  return trx
    .updateTable('voicemail_messages')
    .set({ message_status: status })
    .where('voicemail_message_uuid', '=', uuid)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteMessageRow(trx: Trx, uuid: string): Promise<void> {
  await trx.deleteFrom('voicemail_messages').where('voicemail_message_uuid', '=', uuid).execute();
}
