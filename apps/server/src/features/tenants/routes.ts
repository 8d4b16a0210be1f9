import { Type } from 'typebox';
import { answerList, parseListQuery } from '../../http/list-query.ts';
import type { Feature } from '../../platform.ts';
import { reachOfTenant } from './delete-tenant.ts';
import { counts, dryRunQuery, isDryRun } from './dry-run.ts';
import { liveServiceOf } from './live-service.ts';
import { partyQueryKeys, readPartyFilter } from './party-list.ts';
import { PLATFORM_TENANT } from './platform-tenant.ts';
import { presentTenant } from './presenter.ts';
import { readTenant } from './read-tenant.ts';
import { tenantCreate, tenantObject, tenantUpdate } from './schema.ts';
import { listTenants, TENANT_TABLE } from './store.ts';
import { changeTenant, dropTenant, makeTenant, requireDeletableTenant } from './write-tenant.ts';

const tag = 'Tenants';

const whatWouldGo = Type.Object({
  tenant_id: Type.Integer(),
  company: Type.String(),
  deletes: counts('Objects that would go, by kind.'),
  returns: counts('Objects that would return to the pool, by kind.'),
  keeps: counts('Records that would be kept, by kind.'),
  live_calls: Type.Integer({
    description: 'Calls of this server process that would be hung up; each process hangs up its own.',
  }),
  registrations: Type.Integer({ description: "Phones' contacts that would be dropped." }),
});

/** Contract 10 §4.1–4.3. */
export const tenants: Feature = (route, platform) => {
  const { edition } = platform.environment;
  route({
    method: 'GET',
    path: '/tenants',
    summary: 'List tenants; a tenant admin sees his own',
    tag,
    access: { callers: ['A', 'T'], permission: 'tenant_list' },
    query: Type.Object(partyQueryKeys(TENANT_TABLE)),
    reply: Type.Array(tenantObject),
    handler: async ({ trx, query, reply }) => {
      const list = parseListQuery(query, TENANT_TABLE.sortable);
      const filter = readPartyFilter(TENANT_TABLE, query, list.search);
      const only = edition === 'community' ? PLATFORM_TENANT : undefined;
      const { rows, total } = await listTenants(trx, filter, list, only);
      return answerList(reply, list, { rows: rows.map(presentTenant), total });
    },
  });

  route({
    method: 'GET',
    path: '/tenants/:tenant_id',
    summary: 'A tenant',
    tag,
    access: { callers: ['A', 'T'], permission: 'tenant_read' },
    params: { tenant_id: 'id' },
    reply: tenantObject,
    handler: ({ trx, params }) => readTenant(trx, edition, params.tenant_id),
  });

  route({
    method: 'POST',
    path: '/tenants',
    summary: 'Make a tenant with its SIP domain, quotas and opening balance',
    tag,
    access: { callers: ['A'], permission: 'tenant_create' },
    body: tenantCreate,
    reply: Type.Integer(),
    handler: (ctx) => makeTenant(ctx, platform, ctx.body),
  });

  route({
    method: 'PUT',
    path: '/tenants/:tenant_id',
    summary: 'Change a tenant; credit is never changed here',
    tag,
    access: { callers: ['A'], permission: 'tenant_update' },
    params: { tenant_id: 'id' },
    body: tenantUpdate,
    reply: tenantObject,
    handler: (ctx) => changeTenant(ctx, platform, ctx.params.tenant_id, ctx.body),
  });

  route({
    method: 'DELETE',
    path: '/tenants/:tenant_id',
    summary: 'Delete a tenant with all that is his; `dry_run=1` tells what would go',
    tag,
    access: { callers: ['A'], permission: 'tenant_delete' },
    params: { tenant_id: 'id' },
    query: dryRunQuery,
    reply: Type.Union([Type.Literal(true), whatWouldGo]),
    handler: async (ctx) => {
      const { tenant_id: tenantId } = ctx.params;
      if (isDryRun(ctx.query)) {
        const { company } = await requireDeletableTenant(ctx, platform, tenantId);
        ctx.audit({ resource: 'tenants', resourceId: tenantId, action: 'dry_run', tenantId, activity: null });
        const reach = await reachOfTenant(ctx.trx, tenantId);
        return { tenant_id: tenantId, company, ...reach, ...(await liveServiceOf(platform.engine, tenantId)) };
      }
      await dropTenant(ctx, platform, tenantId);
      return true;
    },
  });
};
