import { randomUUID } from 'node:crypto';
import type { CallerId } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { keepEvent } from '../../events/keep-event.ts';
import { mailMessage } from './mail-message.ts';
import type { MailboxParts } from './mailbox-parts.ts';
import { messageEvent } from './message-event.ts';
import { isMailboxFull, type MailboxRow, type MessageRow } from './message-rows.ts';
import { wantSms } from './sms-notice.ts';
import { wantTranscription } from './transcription/transcribe-message.ts';

/** A message that is put into a mailbox; its file is there already. */
export interface NewMessage {
  readonly callerId: CallerId;
  readonly seconds: number;
  readonly leftBy: string | null;
  /** What it says as text, where that is known. */
  readonly transcription?: string | null;
  /** Puts its audio under this name of the media store. */
  readonly place: (name: string) => Promise<void>;
}

/**
 * Puts a message into a mailbox that is locked: row, file, mail, SMS and event belong to one transaction. A file whose
 * transaction fails is swept away later.
 * @returns null when the mailbox is full or disabled
 */
export async function keepMessage(
  trx: Trx,
  parts: MailboxParts,
  mailbox: MailboxRow,
  message: NewMessage,
): Promise<MessageRow | null> {
  const { voicemail_uuid, tenant_id } = mailbox;
  if (!mailbox.voicemail_enabled || (await isMailboxFull(trx, voicemail_uuid))) return null;
  const uuid = randomUUID();
  const name = `${folderOf(mailbox)}/${uuid}.wav`;
  await message.place(name);
  const row = await trx
    .insertInto('voicemail_messages')
    .values({
      voicemail_message_uuid: uuid,
      tenant_id,
      voicemail_uuid,
      created_at: parts.now(),
      caller_id_name: message.callerId.name,
      caller_id_number: message.callerId.number,
      message_length: message.seconds,
      message_file: name,
      transcription: message.transcription ?? null,
      left_by: message.leftBy,
      goes_after_mail: !mailbox.voicemail_local_after_email && mailbox.voicemail_mail_to !== null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await keepEvent(trx, await messageEvent(trx, 'voicemail.new', mailbox, row));
  if (!(await wantTranscription(trx, parts, mailbox, row))) await mailMessage(trx, parts, mailbox, row);
  await wantSms(trx, parts, mailbox, row);
  return row;
}

/** Of a mailbox's files, within the media store. */
export function folderOf({ tenant_id, voicemail_uuid }: Pick<MailboxRow, 'tenant_id' | 'voicemail_uuid'>): string {
  return `voicemail/${tenant_id}/${voicemail_uuid}`;
}
