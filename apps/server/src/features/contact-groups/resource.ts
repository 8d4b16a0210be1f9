import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { errors } from '../../http/errors.ts';
import { epochSeconds, nullable } from '../../http/fields.ts';
import type { Shown } from '../../http/resource/field.ts';
import { epochField, lineField } from '../../http/resource/ready-fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';

const mayWithGroups = (permission: string): Access => ({ callers: ['A', 'T', 'U'], permission });

/** Contract 30 §10: lists of contacts, for campaigns. */
export const CONTACT_GROUPS: Resource = {
  path: '/groups',
  tag: 'Contacts',
  what: 'Group',
  plural: 'Groups of contacts',
  table: 'contact_groups',
  key: { field: 'group_id', kind: 'id' },
  fields: {
    group_id: { schema: Type.Integer(), write: 'never' },
    tenant_id: { schema: Type.Integer(), write: 'never' },
    user_id: { schema: nullable(Type.Integer()), column: 'created_by', write: 'never' },
    name: {
      schema: Type.String({ pattern: '^(?=\\s*\\S)[^\\p{Cc}]{1,128}$' }),
      required: true,
      store: (sent) => (typeof sent === 'string' ? sent.trim() : sent),
    },
    description: lineField(255),
    contact_total: {
      schema: Type.Integer(),
      computed: sql`select count(*) from contact_group_members as m where m.group_id = r.group_id`,
    },
    date_created: epochField(),
    last_updated: epochField(),
  },
  rows: { tenant: 'tenant_id', owner: 'created_by' },
  access: {
    list: mayWithGroups('group_list'),
    read: mayWithGroups('group_read'),
    create: mayWithGroups('group_create'),
    update: mayWithGroups('group_update'),
    delete: mayWithGroups('group_delete'),
  },
  listed: ['group_id', 'tenant_id', 'name', 'contact_total'],
  named: 'name',
  searched: ['name', 'description'],
  filters: { group_id: 'id', name: 'contains', user_id: 'id', created_by: { field: 'user_id', by: 'id' } },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['company', 'tenant_name', 'created_by', 'updated_by'],
  extras: {
    fields: {
      import: Type.Union(
        [
          Type.Object({
            state: Type.Enum(['running', 'done', 'failed']),
            lines: Type.Integer(),
            lines_done: Type.Integer(),
            rejected: Type.Integer(),
            date_created: epochSeconds(),
          }),
          Type.Null(),
        ],
        { description: 'The last file that went on after its answer.' },
      ),
    },
    read: (trx, group) => readImport(trx, Number(group['group_id'])),
  },
  hooks: { before: refuseUsed },
};

async function readImport(trx: Trx, groupId: number): Promise<Shown> {
  const { rows } = await sql`
    select state, lines, lines_done, rejected, extract(epoch from date_created)::integer as date_created
    from contact_imports where group_id = ${groupId} order by contact_import_id desc limit 1`.execute(trx);
  return { import: rows[0] ?? null };
}

/** @throws ApiError 409 while a campaign that is not over uses it */
async function refuseUsed({ writer: { trx }, before, after }: Change): Promise<void> {
  if (before === null || after !== null) return;
  const campaign = await trx
    .selectFrom('campaigns')
    .select('name')
    .where('group_id', '=', Number(before['group_id']))
    .where('status', 'in', ['new', 'ready', 'running', 'paused'])
    .orderBy('campaign_id')
    .executeTakeFirst();
  if (campaign) throw errors.conflict(`The group is used by campaign '${campaign.name}'`);
}
