import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { flagNumber, nullable } from '../../http/fields.ts';
import { emailField, epochField, lineField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';

const contains = 'contains' as const;

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
    username: lineField(64),
    first_name: lineField(128),
    last_name: lineField(128),
    phone: lineField(32),
    email: emailField(128),
    address: lineField(128),
    caller_id_name: lineField(64),
    domain: {
      ...lineField(255),
      followed: sql`coalesce(nullif(r.domain, ''),
        (select domain_name from domains where domains.tenant_id = r.tenant_id limit 1))`,
    },
    active: {
      schema: flagNumber(),
      setBy: ['A', 'T'],
      show: (stored) => (stored === true ? 1 : 0),
      store: (sent) => sent === 1,
    },
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
    linkdid_id: {
      schema: nullable(Type.Integer({ description: 'The DID that it receives by.' })),
      setBy: ['A', 'T'],
    },
    settings: { schema: Type.Record(Type.String(), Type.Unknown()), store: (sent) => JSON.stringify(sent) },
    date_created: epochField(),
    last_updated: epochField(),
  },
  rows: { tenant: 'tenant_id', owner: 'created_by' },
  access: {},
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
  references: [
    { field: 'user_id', table: 'users', column: 'user_id' },
    { field: 'linkdid_id', table: 'accounts', column: 'account_id', where: sql<boolean>`type = 'did'` },
  ],
  taken: (constraint, { phone }) =>
    constraint === 'accounts_username'
      ? 'A fax account with this username already exists.'
      : `The number ${phone} is already registered in this tenant.`,
};
