import { sql } from '@strowger/db';
import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { flagNumber, nullable } from '../../http/fields.ts';
import type { Field } from '../../http/resource/field.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { afterAccount, beforeAccount, completedAccount } from './account-rules.ts';

const who = (permission: string): Access => ({ callers: ['A', 'T', 'U'], permission });
const contains = 'contains' as const;

const line = (maxLength: number, pattern = '^[^\\p{Cc}]*$'): Field => ({
  schema: nullable(Type.String({ maxLength, pattern })),
  store: (sent) => sent ?? '',
});

/** What an account is called by, and what it sends and receives as: DIDs and caller ids are accounts too (contract 30 §8). */
export const ACCOUNTS: Resource = {
  path: '/accounts',
  tag: 'Accounts',
  what: 'Account',
  plural: 'Accounts',
  table: 'accounts',
  key: { field: 'account_id', kind: 'id' },
  fields: {
    account_id: { schema: Type.Integer(), write: 'never' },
    tenant_id: { schema: Type.Integer(), write: 'never' },
    type: {
      schema: Type.Enum(['account', 'child_account', 'did', 'cid', 'extension', 'eaddress']),
      write: 'never',
    },
    username: line(64),
    first_name: line(128),
    last_name: line(128),
    phone: line(32),
    email: line(128, '^$|^[^\\s@\\p{Cc}]+@[^\\s@\\p{Cc}]+$'),
    address: line(128),
    caller_id_name: line(64),
    domain: {
      ...line(255),
      followed: sql`coalesce(nullif(r.domain, ''),
        (select domain_name from domains where domains.tenant_id = r.tenant_id limit 1))`,
    },
    active: { schema: flagNumber(), show: (stored) => (stored === true ? 1 : 0), store: (sent) => sent === 1 },
    created_by: { schema: nullable(Type.Integer()), write: 'never' },
    user_id: {
      schema: nullable(Type.Integer({ minimum: 1, description: 'Whose it is; admins may give it to somebody else.' })),
      column: 'created_by',
      setBy: ['A', 'T'],
    },
    company: {
      schema: nullable(Type.String()),
      computed: sql`select company from tenants where tenants.tenant_id = r.tenant_id`,
    },
    linkdid_id: { schema: nullable(Type.Integer()), write: 'never' },
    settings: { schema: Type.Record(Type.String(), Type.Unknown()), store: (sent) => JSON.stringify(sent) },
    date_created: epochField(),
    last_updated: epochField(),
  },
  // Fax accounts have rules of their own.
  rows: { tenant: 'tenant_id', owner: 'created_by', seen: () => sql`r.type in ('did', 'cid')` },
  access: { read: who('account_read'), update: who('account_update'), delete: who('account_delete') },
  listed: [
    'account_id',
    'tenant_id',
    'type',
    'username',
    'first_name',
    'last_name',
    'phone',
    'email',
    'caller_id_name',
    'domain',
    'created_by',
    'company',
    'active',
    'linkdid_id',
  ],
  named: 'phone',
  searched: ['username', 'phone', 'email', 'first_name', 'last_name'],
  filters: {
    account_id: 'id',
    linkdid_id: 'id',
    created_by: 'id',
    user_id: { field: 'created_by', by: 'id' },
    type: 'text',
    active: 'flag',
    username: contains,
    phone: contains,
    email: contains,
    first_name: contains,
    last_name: contains,
  },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['passwd', 'passwd_pin', 'tenant_name', 'updated_by', 'account', 'id', 'description', 'label', 'did_phone'],
  references: [{ field: 'user_id', table: 'users', column: 'user_id' }],
  taken: (_constraint, { phone }) => `The number ${phone} is already registered in this tenant.`,
  hooks: { complete: completedAccount, before: beforeAccount, after: afterAccount },
};
