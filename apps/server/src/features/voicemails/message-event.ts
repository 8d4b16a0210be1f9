import type { Trx } from '@strowger/db';
import type { KeptEvent } from '../../events/keep-event.ts';
import { countMessages } from './message-counts.ts';
import type { MailboxRow, MessageRow } from './message-rows.ts';

export type MessageEventType = 'voicemail.new' | 'voicemail.changed' | 'voicemail.deleted';

/**
 * What has happened to a message, with what the mailbox holds now (contract 00 "Events"). The owner of the extension with
 * the mailbox's number hears of it too.
 */
export async function messageEvent(
  trx: Trx,
  type: MessageEventType,
  mailbox: MailboxRow,
  message: MessageRow,
): Promise<KeptEvent> {
  const { fresh, saved } = await countMessages(trx, mailbox.voicemail_uuid);
  const extension = await trx
    .selectFrom('extensions')
    .select(['extension_uuid', 'user_id'])
    .where('tenant_id', '=', mailbox.tenant_id)
    .where('extension', '=', mailbox.voicemail_id)
    .executeTakeFirst();
  return {
    type,
    tenantId: mailbox.tenant_id,
    extensionUuids: extension ? [extension.extension_uuid] : [],
    userIds: typeof extension?.user_id === 'number' ? [extension.user_id] : [],
    data: {
      voicemail_uuid: mailbox.voicemail_uuid,
      voicemail_id: mailbox.voicemail_id,
      voicemail_message_uuid: message.voicemail_message_uuid,
      caller_id_name: message.caller_id_name,
      caller_id_number: message.caller_id_number,
      message_length: message.message_length,
      new_messages: fresh,
      saved_messages: saved,
    },
  };
}
