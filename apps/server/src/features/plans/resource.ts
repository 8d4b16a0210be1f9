import { sql } from '@strowger/db';
import { Type } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import { nullable } from '../../http/fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';

/** The plan of whoever has no other. */
export const DEFAULT_PLAN = 1;

/** Contract 10 §9.7. */
export const PLANS: Resource = {
  path: '/plans',
  tag: 'Billing',
  what: 'Plan',
  plural: 'Rate plans',
  table: 'plans',
  key: { field: 'plan_id', kind: 'id' },
  fields: {
    plan_id: { schema: Type.Integer(), write: 'never' },
    name: {
      schema: Type.String({ minLength: 1, maxLength: 128, pattern: '\\S' }),
      required: true,
      store: (sent) => String(sent).trim(),
    },
    description: {
      schema: nullable(Type.String({ maxLength: 255 })),
      store: (sent) => (typeof sent === 'string' ? sent : ''),
    },
  },
  rows: { tenant: null, seen: ({ kind, tenantId }) => (kind === 'A' ? sql`true` : ofTenant(tenantId)) },
  access: {
    list: { callers: ['A', 'T'], permission: 'plan_list' },
    read: { callers: ['A', 'T'], permission: 'plan_read' },
    create: { callers: ['A'], permission: 'plan_create' },
    update: { callers: ['A'], permission: 'plan_update' },
    delete: { callers: ['A'], permission: 'plan_delete' },
  },
  searched: ['name', 'description'],
  filters: { plan_id: 'id' },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['date_created', 'last_updated'],
  taken: 'A plan with this name already exists',
  hooks: { before: requireUnused },
};

/** The plan of a tenant's package. */
function ofTenant(tenantId: Caller['tenantId']) {
  return sql`r.plan_id in (
    select packages.plan_id from subscriptions join packages using (package_id) where subscriptions.tenant_id = ${tenantId})`;
}

/** @throws ApiError 403 for the first plan, 409 while a package has it or it holds rates */
async function requireUnused({ writer, before, after }: Change): Promise<void> {
  if (after || !before) return;
  const planId = Number(before['plan_id']);
  if (planId === DEFAULT_PLAN) throw errors.forbidden('The default plan cannot be deleted');
  const packaged = await writer.trx
    .selectFrom('packages')
    .select('name')
    .where('plan_id', '=', planId)
    .limit(1)
    .executeTakeFirst();
  if (packaged) throw errors.conflict(`This plan is used by package ${packaged.name}`);
  const rated = await writer.trx
    .selectFrom('rates')
    .innerJoin('rate_decks', 'rate_decks.deck_id', 'rates.deck_id')
    .select('rate_id')
    .where('plan_id', '=', planId)
    .limit(1)
    .executeTakeFirst();
  if (rated) throw errors.conflict('This plan holds rates');
}
