import { sql } from '@strowger/db';
import { Type } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import { flagNumber, nullable } from '../../http/fields.ts';
import type { Field } from '../../http/resource/field.ts';
import { tenantNameField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { ACCOUNTS } from '../accounts/resource.ts';

const number = (): Field => ({ schema: Type.Integer() });
const text = (column?: string): Field => ({ schema: Type.String(), ...(column === undefined ? {} : { column }) });
const { domain = text(), active = { schema: flagNumber() } } = ACCOUNTS.fields;

const FIELDS: Readonly<Record<string, Field>> = {
  account_id: number(),
  id: { ...number(), column: 'account_id' },
  phone: text(),
  domain,
  tenant_id: number(),
  tenant_name: tenantNameField(),
  active,
  first_name: text(),
  description: text('first_name'),
  created_by: { schema: nullable(Type.Integer()) },
};

/** Of one DID (contract 30 §6). */
export const ONE_DID = [
  'id',
  'account_id',
  'phone',
  'domain',
  'tenant_id',
  'active',
  'description',
  'first_name',
  'tenant_name',
];

/** DIDs as a caller sees them: end users those that lead to accounts of their own, and of these accounts only their own. */
export function didsOf(caller: Pick<Caller, 'kind' | 'userId'>): Resource {
  const own = caller.kind === 'U' ? sql`and linked.created_by = ${caller.userId}` : sql``;
  const first = (column: string) => sql`select ${sql.ref(`linked.${column}`)} from accounts as linked
    where linked.linkdid_id = r.account_id ${own} order by linked.account_id limit 1`;
  return {
    path: '/dids',
    tag: 'DIDs',
    what: 'DID',
    plural: 'DIDs',
    table: 'accounts',
    key: { field: 'account_id', kind: 'id' },
    fields: {
      ...FIELDS,
      fax_account_id: { schema: nullable(Type.Integer()), computed: first('account_id') },
      fax_account_name: { schema: nullable(Type.String()), computed: first('username') },
      fax_accounts: {
        schema: Type.Array(Type.Object({ account_id: Type.Integer(), username: Type.String(), email: Type.String() })),
        computed: sql`select coalesce(json_agg(json_build_object(
            'account_id', linked.account_id, 'username', linked.username, 'email', linked.email)
            order by linked.account_id), '[]')
          from accounts as linked where linked.linkdid_id = r.account_id ${own}`,
      },
    },
    rows: {
      tenant: 'tenant_id',
      seen: () => sql`r.type = 'did'`,
      owner: (userId) => sql`r.created_by = ${userId} or exists (
        select from accounts as linked where linked.linkdid_id = r.account_id and linked.created_by = ${userId})`,
    },
    access: {},
    searched: ['phone', 'first_name'],
    filters: {
      phone: 'contains',
      first_name: 'contains',
      description: { field: 'first_name', by: 'contains' },
      active: 'flag',
      account_id: 'id',
    },
    times: { created: 'date_created', updated: 'last_updated' },
  };
}
