import { sql } from '@strowger/db';
import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { nullable } from '../../http/fields.ts';
import type { Field } from '../../http/resource/field.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { afterCampaign, completedCampaign, requireChangeable } from './campaign-rules.ts';
import { CAMPAIGN_STATUSES } from './campaign-state.ts';

export const mayWithCampaigns = (permission: string): Access => ({ callers: ['A', 'T', 'U'], permission });

/** Attempts started per minute, at most. */
const FASTEST = 600;

const countOf = (condition: ReturnType<typeof sql>): Field => ({
  schema: Type.Integer(),
  computed: sql`select count(*) from transmissions as t where t.campaign_id = r.campaign_id and ${condition}`,
});

/** A program for every contact of a group, at a pace (contract 30 §19). */
export const campaignResource = (platform: Pick<Platform, 'settings' | 'now'>): Resource => ({
  path: '/campaigns',
  tag: 'Campaigns',
  what: 'Campaign',
  plural: 'Campaigns',
  table: 'campaigns',
  key: { field: 'campaign_id', kind: 'id' },
  fields: {
    campaign_id: { schema: Type.Integer(), write: 'never' },
    tenant_id: { schema: Type.Integer(), write: 'never' },
    user_id: { schema: nullable(Type.Integer()), column: 'created_by', write: 'never' },
    name: {
      schema: nullable(
        Type.String({ maxLength: 128, pattern: '^[^\\p{Cc}]*$', description: 'Default: the program’s.' }),
      ),
      store: (sent) => sent ?? '',
    },
    program_id: { schema: nullable(Type.Integer()), required: true },
    program_type: {
      schema: nullable(Type.String()),
      computed: sql`select type from programs where programs.program_id = r.program_id`,
    },
    group_id: { schema: nullable(Type.Integer()), required: true },
    account_id: {
      schema: nullable(Type.Integer({ description: 'The sender; -1: the default account of whose campaign it is.' })),
      followed: sql`coalesce(r.account_id, r.special_account)`,
      store: (sent) => (typeof sent === 'number' && sent > 0 ? sent : null),
    },
    special_account: { schema: nullable(Type.Integer()), shownTo: [] },
    cpm: { schema: Type.Integer({ minimum: 1, maximum: FASTEST, description: 'Attempts started per minute.' }) },
    try_allowed: { schema: Type.Integer({ minimum: 1, maximum: 10, description: 'Attempts per contact.' }) },
    contact_total: { schema: Type.Integer(), write: 'never' },
    contact_done: countOf(sql`t.status <> 'pending'`),
    successful: countOf(sql`t.status = 'completed'`),
    failed: countOf(sql`t.status in ('failed', 'failed(dnc)', 'no_provider', 'invalid')`),
    status: { schema: Type.Enum([...CAMPAIGN_STATUSES]), write: 'never' },
    reason: { schema: Type.Enum(['', 'completed', 'user', 'credit']), write: 'never' },
    last_run: epochField(),
    pid: { schema: nullable(Type.Integer()), computed: sql`select null::integer` },
    date_created: epochField(),
    last_updated: epochField(),
  },
  rows: { tenant: 'tenant_id', owner: 'created_by' },
  access: {
    list: mayWithCampaigns('campaign_list'),
    read: mayWithCampaigns('campaign_read'),
    create: mayWithCampaigns('campaign_create'),
    update: mayWithCampaigns('campaign_update'),
    delete: mayWithCampaigns('campaign_delete'),
  },
  named: 'name',
  searched: ['name'],
  filters: {
    campaign_id: 'id',
    group_id: 'id',
    program_id: 'id',
    status: 'text',
    name: 'contains',
    user_id: 'id',
    created_by: { field: 'user_id', by: 'id' },
  },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['company', 'tenant_name', 'created_by', 'updated_by', 'group_name', 'program_name'],
  hooks: {
    complete: (change) => completedCampaign(change, platform),
    before: requireChangeable,
    after: (change) => afterCampaign(change, platform.now()),
  },
});
