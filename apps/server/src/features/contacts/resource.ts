import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { nullable } from '../../http/fields.ts';
import type { Field } from '../../http/resource/field.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';

const mayWithContacts = (permission: string) => ({ callers: ['A', 'T', 'U'], permission }) as const;

/** Text without control characters; empty where it is cleared. */
function text(maxLength: number, pattern = '^[^\\p{Cc}]*$', description?: string): Field {
  const schema = Type.String({ maxLength, pattern, ...(description === undefined ? {} : { description }) });
  return { schema: nullable(schema), store: (sent) => sent ?? '' };
}

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
    first_name: text(64),
    last_name: text(64),
    phone: text(32, '^[^\\p{Cc}]*[0-9][^\\p{Cc}]*$|^$', 'Kept as it is written; digits are compared.'),
    email: text(64, '^[^\\s@\\p{Cc}]+@[^\\s@\\p{Cc}]+$|^$'),
    address: text(128),
    custom1: text(128),
    custom2: text(128),
    custom3: text(128),
    description: text(255),
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
    create: mayWithContacts('contact_create'),
    update: mayWithContacts('contact_update'),
    delete: mayWithContacts('contact_delete'),
  },
  listed: ['contact_id', 'tenant_id', 'first_name', 'last_name', 'phone', 'email'],
  searched: ['first_name', 'last_name', 'phone', 'email'],
  filters: {
    contact_id: 'id',
    phone: 'digits_end',
    email: 'text',
    first_name: 'contains',
    last_name: 'contains',
    user_id: 'id',
    created_by: { field: 'user_id', by: 'id' },
  },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['company', 'tenant_name', 'created_by', 'updated_by'],
  taken: (_constraint, { speed_dial }) => `The speed dial ${speed_dial} belongs to another contact`,
  hooks: { before: requireReachable },
};

/** @throws ApiError 400 for somebody who can be reached by nothing */
async function requireReachable({ after }: Change): Promise<void> {
  if (after === null || after['phone'] || after['email']) return;
  throw errors.badField('phone', 'or email must be given');
}
