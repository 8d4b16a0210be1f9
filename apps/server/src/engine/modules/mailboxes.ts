import type { MailboxConfiguration } from '@strowger/callplan';
import type { ModuleReader } from './module-reader.ts';

export const mailboxReader: ModuleReader = {
  resources: ['voicemails', 'voicemail_greetings'],
  numbers: null,
  async read(trx, tenantId) {
    const rows = await trx.selectFrom('voicemails').selectAll().where('tenant_id', '=', tenantId).execute();
    const setting = await trx
      .selectFrom('tenant_settings')
      .select('value')
      .where('tenant_id', '=', tenantId)
      .where('name', '=', 'operator_extension')
      .executeTakeFirst();
    const operatorNumber = typeof setting?.value === 'string' ? setting.value : '';
    const mailboxes = rows.map(
      (row): MailboxConfiguration => ({
        uuid: row.voicemail_uuid,
        number: row.voicemail_id,
        enabled: row.voicemail_enabled,
        greetingId: row.greeting_id,
        alternateGreetNumber: row.voicemail_alternate_greet_id ?? '',
        givesInstructions: row.voicemail_recording_instructions,
        offersOptions: row.voicemail_recording_options,
        hasTutorial: row.voicemail_tutorial,
        operatorNumber,
      }),
    );
    return { modules: { mailboxes: new Map(mailboxes.map((mailbox) => [mailbox.number, mailbox])) } };
  },
};
