import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { nullable } from '../../http/fields.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import { mayWithContacts, PERSON_FIELDS, PERSON_FILTERS, requireReachable } from './person-fields.ts';

/** Contract 30 §9: people outside, whom faxes, campaigns and speed dials call. */
export const CONTACTS: Resource = {
  path: '/contacts',
  tag: 'Contacts',
  what: 'Contact',
  plural: 'Contacts',
  table: 'contacts',
  key: { field: 'contact_id', kind: 'id' },
  fields: {
    contact_id: { schema: Type.Integer(), write: 'never' },
    tenant_id: { schema: Type.Integer(), write: 'never' },
    user_id: { schema: nullable(Type.Integer()), column: 'created_by', write: 'never' },
    ...PERSON_FIELDS,
    speed_dial: {
      schema: nullable(Type.String({ pattern: '^[0-9]{1,4}$', description: 'Dialled after *0, by everybody here.' })),
    },
    date_created: epochField(),
    last_updated: epochField(),
  },
  rows: { tenant: 'tenant_id', owner: 'created_by', deleted: 'date_deleted' },
  access: {
    list: mayWithContacts('contact_list'),
    read: mayWithContacts('contact_read'),
    delete: mayWithContacts('contact_delete'),
  },
  listed: ['contact_id', 'tenant_id', 'first_name', 'last_name', 'phone', 'email'],
  searched: ['first_name', 'last_name', 'phone', 'email'],
  filters: { contact_id: 'id', ...PERSON_FILTERS },
  related: { group_id: inGroup },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['company', 'tenant_name', 'created_by', 'updated_by'],
  extras: {
    fields: {},
    read: async () => ({}),
    written: { group_id: nullable(Type.Integer({ description: 'A group that it is put in.' })) },
  },
  taken: (_constraint, { speed_dial }) => `The speed dial ${speed_dial} belongs to another contact`,
  hooks: { before: requireReachable, after: leaveGroups },
};

/** Who is deleted is in no group any more. */
async function leaveGroups({ writer: { trx }, before, after }: Change): Promise<void> {
  if (before === null || after !== null) return;
  await trx.deleteFrom('contact_group_members').where('contact_id', '=', Number(before['contact_id'])).execute();
}

/** True of a contact `r` that is in the group. */
export function inGroup(groupId: number) {
  return sql`exists (
    select from contact_group_members as m where m.contact_id = r.contact_id and m.group_id = ${groupId})`;
}
