import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { nullable } from '../../http/fields.ts';
import type { Resource } from '../../http/resource/resource.ts';

export const superAdmins: Access = { callers: ['A'] };

const HOST = '^[0-9A-Za-z:._-]{1,128}$';

/**
 * Ways to the outside (contract 30 §2), as far as calls come in by them: SIP providers known by their address. Super
 * admins alone see and write them.
 */
export const PROVIDERS: Resource = {
  path: '/providers',
  tag: 'Providers',
  what: 'Provider',
  plural: 'Providers',
  table: 'providers',
  key: { field: 'provider_id', kind: 'id' },
  fields: {
    provider_id: { schema: Type.Integer(), write: 'never' },
    tenant_id: {
      schema: Type.Integer({ description: '0: shared by all tenants.' }),
      write: 'never',
      show: (stored) => stored ?? 0,
    },
    name: {
      schema: Type.String({ maxLength: 128, pattern: '^[A-Za-z0-9][A-Za-z0-9 ._-]*$' }),
      required: true,
    },
    type: { schema: Type.Enum(['sip']), required: true, write: 'once' },
    service_flag: { schema: Type.Integer({ minimum: 1, maximum: 31 }) },
    host: {
      schema: Type.String({ pattern: HOST, description: 'Address or name that its calls come from.' }),
      required: true,
    },
    port: { schema: Type.Integer({ minimum: 1, maximum: 65_535 }) },
    proxy: {
      schema: nullable(Type.String({ pattern: `${HOST}|^$`, description: 'Another one.' })),
      store: (sent) => sent ?? '',
    },
    active: {
      schema: Type.Integer({ minimum: 0, maximum: 1 }),
      show: (stored) => Number(stored),
      store: (sent) => sent === 1,
    },
    description: { schema: nullable(Type.String({ maxLength: 255 })), store: (sent) => sent ?? '' },
  },
  rows: { tenant: 'tenant_id' },
  access: { list: superAdmins, read: superAdmins, update: superAdmins, delete: superAdmins },
  named: 'name',
  searched: ['name', 'host', 'description'],
  filters: { name: 'contains', host: 'text' },
  times: { created: 'date_created', updated: 'last_updated' },
  taken: 'A provider with this name already exists',
};
