import type { AuditEntry } from '../../audit/write-audit.ts';
import type { MailboxRow, MessageRow } from './message-rows.ts';

/** A message as the API shows it (contract 20 §7.1). */
export function presentMessage(row: MessageRow) {
  return {
    voicemail_message_uuid: row.voicemail_message_uuid,
    created_epoch: Math.floor(row.created_at.getTime() / 1000),
    caller_id_name: row.caller_id_name,
    caller_id_number: row.caller_id_number,
    message_length: row.message_length,
    message_status: row.message_status === 'saved' ? 'saved' : 'new',
    transcription: row.transcription,
  };
}

/** What the audit log says of a write to a message, by whatever way it is made. @param after null: it was deleted */
export function messageEntry(
  { tenant_id, voicemail_id }: MailboxRow,
  before: MessageRow,
  after: MessageRow | null,
): AuditEntry {
  const uuid = before.voicemail_message_uuid;
  return {
    resource: 'voicemail_messages',
    resourceId: uuid,
    action: after === null ? 'delete' : 'update',
    tenantId: tenant_id,
    before: presentMessage(before),
    after: after === null ? null : presentMessage(after),
    activity: `${after === null ? 'Delete' : 'Update'} message of voicemail ${voicemail_id} -ID:(${uuid})`,
  };
}
