import type { Trx } from '@strowger/db';
import type { MailData } from '../../mail/templates.ts';
import type { MailboxParts } from './mailbox-parts.ts';
import type { MailboxRow, MessageRow } from './message-rows.ts';

export type MessageFacts = MailData['voicemail'];

/** What the owner of a mailbox is told of a message, as he reads it. */
export async function messageFacts(
  trx: Trx,
  { settings }: MailboxParts,
  mailbox: MailboxRow,
  message: MessageRow,
): Promise<MessageFacts> {
  const { timezone } = await trx
    .selectFrom('tenants')
    .select('timezone')
    .where('tenant_id', '=', mailbox.tenant_id)
    .executeTakeFirstOrThrow();
  const path = `voicemails/${mailbox.voicemail_uuid}/messages/${message.voicemail_message_uuid}/media`;
  return {
    mailbox: mailbox.voicemail_id,
    callerName: message.caller_id_name,
    callerNumber: message.caller_id_number,
    at: spokenTime(message.created_at, timezone),
    length: clock(message.message_length),
    ...(mailbox.voicemail_file === 'link' ? { link: `${settings.get('public_url')}/api/${path}` } : {}),
    ...(mailbox.voicemail_transcription_enabled && message.transcription !== null
      ? { transcription: message.transcription }
      : {}),
  };
}

function spokenTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(at);
}

/** `1:05`. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
