import type { Trx } from '@strowger/db';
import { writeTraces } from '../../audit/write-audit.ts';
import type { KeptEvent } from '../../events/keep-event.ts';
import type { MailboxRow } from './message-rows.ts';

/** A field of a mailbox that its owner has changed by keypad. */
export interface PhoneWrite {
  readonly mailbox: MailboxRow;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Writes down what an owner has changed by phone, in the transaction of the change; nobody was logged in. */
export async function auditPhoneWrite(trx: Trx, write: PhoneWrite, events: readonly KeptEvent[]): Promise<void> {
  const { mailbox, field, before, after } = write;
  const { voicemail_id, voicemail_uuid, tenant_id } = mailbox;
  const entry = {
    resource: 'voicemails',
    resourceId: voicemail_uuid,
    action: 'update',
    tenantId: tenant_id,
    before: { voicemail_id, [field]: before },
    after: { voicemail_id, [field]: after },
    activity: `Update voicemails ${voicemail_id} by phone: ${field} -ID:(${voicemail_uuid})`,
  };
  await writeTraces(trx, null, { ip: '', method: 'PHONE', path: '' }, { entries: [entry], events });
}
