import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { uuid } from '../../http/fields.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { releaseNumbers } from '../domains/number-plan.ts';
import { pbxResource } from '../pbx/pbx-resource.ts';
import { requireUnreferenced } from '../pbx/references.ts';
import { greetingsOf, presentGreeting } from '../voicemail-greetings/greeting-rows.ts';
import { greetingSchema } from '../voicemail-greetings/schema.ts';
import { mailboxFields } from './mailbox-fields.ts';
import { claimMailboxNumber } from './mailbox-number.ts';
import { isOwnMailbox } from './mailbox-owner.ts';
import { countMessages } from './message-counts.ts';

const FEATURE_KEY = 'voicemails';

/** Mailboxes (contract 20 §7.1). */
export function voicemails(platform: Platform): Resource {
  const resource = pbxResource(platform, {
    path: '/voicemails',
    tag: 'Voicemail',
    what: 'Voicemail',
    plural: 'Voicemails',
    table: 'voicemails',
    key: { field: 'voicemail_uuid', kind: 'uuid' },
    featureKey: FEATURE_KEY,
    hasQuota: true,
    owner: isOwnMailbox,
    named: 'voicemail_id',
    fields: mailboxFields(platform.vault),
    listed: [
      'domain_uuid',
      'voicemail_uuid',
      'voicemail_id',
      'voicemail_mail_to',
      'voicemail_enabled',
      'voicemail_description',
      'greeting_count',
    ],
    searched: ['voicemail_id', 'voicemail_mail_to', 'voicemail_description'],
    filters: { voicemail_enabled: 'flag' },
    order: [{ field: 'voicemail_id', numeric: true }],
    times: { created: 'date_created', updated: 'last_updated' },
    children: [
      {
        field: 'voicemail_destinations',
        table: 'voicemail_destinations',
        key: { field: 'voicemail_destination_uuid', kind: 'uuid' },
        parent: 'voicemail_uuid',
        tenant: 'tenant_id',
        position: 'destination_order',
        most: 20,
        fields: {
          voicemail_destination_uuid: { schema: uuid(), write: 'never' },
          voicemail_uuid_copy: { schema: uuid(), required: true },
          destination_order: { schema: Type.Integer({ minimum: 0 }) },
        },
        references: [{ field: 'voicemail_uuid_copy', table: 'voicemails', column: 'voicemail_uuid' }],
      },
    ],
    taken: 'A mailbox gets copies once.',
    extras: {
      fields: {
        greetings: Type.Array(greetingSchema),
        new_messages: Type.Integer(),
        saved_messages: Type.Integer(),
      },
      read: async (trx, object) => {
        const id = String(object['voicemail_uuid']);
        const { fresh, saved } = await countMessages(trx, id);
        const greetings = await greetingsOf(trx, id);
        return { greetings: greetings.map(presentGreeting), new_messages: fresh, saved_messages: saved };
      },
    },
    hooks: {
      complete: async ({ before, after }) =>
        before === null && !after?.['voicemail_password'] ? { voicemail_password: after?.['voicemail_id'] } : {},
      before: async (change) => {
        if (change.after === null) await requireDeletable(change);
        else await requireSound(change, change.after);
      },
      after: (change) => followWrite(platform, change),
    },
  });
  return { ...resource, access: { ...resource.access, ...OPEN_TO_OWNERS } };
}

/** Owners read and write their own without the feature key (contract 20 §7.1). */
const OPEN_TO_OWNERS = { read: { callers: ['A', 'T', 'U'] }, update: { callers: ['A', 'T', 'U'] } } as const;

async function requireSound({ writer, before }: Change, after: Shown): Promise<void> {
  const [id, pin, greeting] = [after['voicemail_id'], after['voicemail_password'], after['greeting_id']];
  if (before !== null && before['voicemail_id'] !== id) {
    throw errors.badField('voicemail_id', 'cannot be changed; renumber its extension instead');
  }
  if (typeof pin === 'string' && pin !== id && !/^[0-9]{4,10}$/.test(pin)) {
    throw errors.badField('voicemail_password', 'must be 4 to 10 digits');
  }
  if (writer.caller.kind === 'U' && before !== null && before['voicemail_password'] !== pin && pin === id) {
    throw errors.badField('voicemail_password', 'must not be the number of the mailbox');
  }
  if (typeof greeting !== 'number' || greeting === 0 || greeting === before?.['greeting_id']) return;
  const known = before === null ? [] : await greetingsOf(writer.trx, String(before['voicemail_uuid']));
  if (!known.some((one) => one.greeting_id === greeting)) {
    throw errors.badField('greeting_id', 'must be 0, null or the number of a greeting of this mailbox');
  }
}

/** Contract 20 §0.8. */
async function requireDeletable({ writer, tenantId, before }: Change): Promise<void> {
  const number = String(before?.['voicemail_id']);
  if (tenantId === null) return;
  await requireUnreferenced(writer.trx, tenantId, number, { kind: 'mailbox', number });
  if (['true', '1'].includes(writer.query['force'] ?? '')) return;
  const extension = await writer.trx
    .selectFrom('extensions')
    .select('extension')
    .where('tenant_id', '=', tenantId)
    .where('extension', '=', number)
    .executeTakeFirst();
  if (extension) {
    throw errors.conflict(`Cannot delete: Extension(s) ${number} use this voicemail. Update those extensions first.`);
  }
}

/** The number plan, whether the PIN is still the first one, and files that nothing names any more. */
async function followWrite(platform: Platform, { writer, tenantId, before, after }: Change): Promise<void> {
  const { trx } = writer;
  const uuid = String((after ?? before)?.['voicemail_uuid']);
  if (after === null) return releaseNumbers(trx, uuid);
  if (before === null && tenantId !== null) {
    const [domainUuid, number] = [String(after['domain_uuid']), String(after['voicemail_id'])];
    await claimMailboxNumber(trx, platform, { tenantId, domainUuid, uuid, number });
  }
  if (before?.['voicemail_password'] === after['voicemail_password']) return;
  await trx
    .updateTable('voicemails')
    .set({ pin_chosen: after['voicemail_password'] !== after['voicemail_id'] })
    .where('voicemail_uuid', '=', uuid)
    .execute();
}
