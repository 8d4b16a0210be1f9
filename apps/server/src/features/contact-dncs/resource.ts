import { Type } from 'typebox';
import { nullable } from '../../http/fields.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { mayWithContacts, PERSON_FIELDS, PERSON_FILTERS, requireReachable } from '../contacts/person-fields.ts';

/** What the list calls rows that hold for all tenants (contract 30 §11). */
export const ALL_TENANTS = 0;

/** Contract 30 §11: whom nobody may call, fax, text or mail. */
export const CONTACT_DNCS: Resource = {
  path: '/contact_dncs',
  tag: 'Contacts',
  what: 'Contact',
  plural: 'Do not contact',
  table: 'contact_dncs',
  key: { field: 'contact_dnc_id', kind: 'id' },
  fields: {
    contact_dnc_id: { schema: Type.Integer(), write: 'never' },
    tenant_id: {
      schema: Type.Integer({ description: '0: it holds for all tenants.' }),
      write: 'never',
      show: (stored) => stored ?? ALL_TENANTS,
    },
    user_id: { schema: nullable(Type.Integer()), column: 'created_by', write: 'never' },
    ...PERSON_FIELDS,
    date_created: epochField(),
    last_updated: epochField(),
  },
  rows: { tenant: 'tenant_id', owner: 'created_by', ownerSees: 'tenant' },
  access: {
    list: mayWithContacts('contact_list'),
    read: mayWithContacts('contact_read'),
    update: mayWithContacts('contact_update'),
    delete: mayWithContacts('contact_delete'),
  },
  listed: ['contact_dnc_id', 'tenant_id', 'first_name', 'last_name', 'phone', 'email'],
  searched: ['first_name', 'last_name', 'phone', 'email'],
  filters: { contact_dnc_id: 'id', ...PERSON_FILTERS },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['company', 'tenant_name', 'created_by', 'updated_by', 'speed_dial', 'group_id', 'contact_id'],
  taken: (_constraint, { phone }) => `${phone} is on the do-not-contact list already`,
  hooks: { before: requireReachable },
};
