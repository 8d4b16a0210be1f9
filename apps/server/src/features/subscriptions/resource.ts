import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { flagNumber, nullable } from '../../http/fields.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';

/** Rows of subscriptions as lists show them (contract 10 §9.6). */
export const SUBSCRIPTIONS: Resource = {
  path: '/subscriptions',
  tag: 'Billing',
  what: 'Subscription',
  plural: 'Subscriptions',
  table: 'subscriptions',
  key: { field: 'subscription_id', kind: 'id' },
  fields: {
    subscription_id: { schema: Type.Integer(), write: 'never' },
    tenant_id: { schema: Type.Integer(), write: 'never' },
    company: {
      schema: nullable(Type.String()),
      computed: sql`select company from tenants where tenants.tenant_id = r.tenant_id`,
      write: 'never',
    },
    package_id: { schema: Type.Integer(), write: 'never' },
    package_name: {
      schema: nullable(Type.String()),
      computed: sql`select name from packages where packages.package_id = r.package_id`,
      write: 'never',
    },
    active: { schema: flagNumber(), show: Number, write: 'never' },
    time_start: epochField(),
    time_offset: {
      schema: Type.Integer({ description: 'Seconds from `time_start` to the next renewal; -1: never renews.' }),
      computed: sql`coalesce(extract(epoch from r.next_renewal - r.time_start)::bigint, -1)`,
      write: 'never',
    },
    auto_renew: { schema: flagNumber(), show: Number, write: 'never' },
    next_renewal: epochField(),
  },
  rows: { tenant: 'tenant_id' },
  access: { list: { callers: ['A', 'T'], permission: 'subscription_list' } },
  filters: { package_id: 'id', active: 'flag' },
};
