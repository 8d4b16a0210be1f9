import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';
import type { Field } from '../../http/resource/field.ts';
import { secretField } from '../../http/resource/ready-fields.ts';
import type { Vault } from '../../secrets/vault.ts';
import { dialable } from '../pbx/pbx-resource.ts';

/** What a mailbox's PIN is sealed under. */
export const PIN_CONTEXT = 'voicemails.voicemail_password';

const ADDRESS = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*";

/** Fields of a mailbox (contract 20 §7.1); those that an owner without a feature key may write are marked with nothing. */
export function mailboxFields(vault: Vault): Readonly<Record<string, Field>> {
  return {
    voicemail_uuid: { schema: uuid(), write: 'never' },
    voicemail_id: { schema: dialable('Its number.'), required: true, setBy: ['A', 'T'] },
    voicemail_password: {
      ...secretField(vault, PIN_CONTEXT, Type.String({ pattern: '^[0-9]{2,11}$', description: '4 to 10 digits.' })),
      shownTo: ['A', 'T', 'U'],
    },
    voicemail_mail_to: { schema: nullable(Type.String({ maxLength: 1000, pattern: addressList() })) },
    voicemail_sms_to: { schema: nullable(Type.String({ pattern: '^\\+?[0-9]{2,15}$' })) },
    voicemail_file: { schema: Type.Enum(['attach', 'link', 'listen', 'none']), store: asKept },
    voicemail_local_after_email: { schema: Type.Boolean() },
    voicemail_transcription_enabled: byAdmin(Type.Boolean()),
    voicemail_tutorial: byAdmin(Type.Boolean()),
    voicemail_recording_instructions: byAdmin(Type.Boolean()),
    voicemail_recording_options: byAdmin(Type.Boolean()),
    voicemail_alternate_greet_id: byAdmin(nullable(Type.String({ pattern: '^[0-9]{1,20}$' }))),
    greeting_id: { schema: nullable(Type.Integer({ minimum: 0 })) },
    voicemail_enabled: byAdmin(Type.Boolean()),
    voicemail_description: byAdmin(nullable(Type.String({ maxLength: 1000 }))),
    greeting_count: {
      schema: Type.Integer(),
      computed: sql`select count(*)::integer from voicemail_greetings g where g.voicemail_uuid = r.voicemail_uuid`,
    },
  };
}

function byAdmin(schema: Field['schema']): Field {
  return { schema, setBy: ['A', 'T'] };
}

/** `listen` is another word for `link`. */
function asKept(sent: unknown): unknown {
  return sent === 'listen' ? 'link' : sent;
}

function addressList(): string {
  return `^\\s*${ADDRESS}(?:\\s*,\\s*${ADDRESS}){0,19}\\s*$`;
}
