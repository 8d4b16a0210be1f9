import { Type } from 'typebox';
import { accessControl } from '../../access/access-control.ts';
import type { Caller } from '../../access/caller.ts';
import { changedNames } from '../../audit/changed-names.ts';
import { stopService } from '../../engine/enforce-change.ts';
import { configChanged } from '../../events/config-changed.ts';
import type { KeptEvent } from '../../events/keep-event.ts';
import { errors } from '../../http/errors.ts';
import { answerList, parseListQuery } from '../../http/list-query.ts';
import type { Feature } from '../../platform.ts';
import { createTenant } from './create-tenant.ts';
import { deleteTenant, lockTenant, reachOfTenant } from './delete-tenant.ts';
import { counts, dryRunQuery, isDryRun } from './dry-run.ts';
import { liveServiceOf } from './live-service.ts';
import { partyQueryKeys, readPartyFilter } from './party-list.ts';
import { PLATFORM_TENANT } from './platform-tenant.ts';
import { presentTenant } from './presenter.ts';
import { readTenant } from './read-tenant.ts';
import { tenantCreate, tenantObject, tenantUpdate } from './schema.ts';
import { listTenants, TENANT_TABLE } from './store.ts';
import { updateTenant } from './update-tenant.ts';

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
  const control = accessControl(platform);

  const changed = (
    caller: Caller,
    id: number,
    action: 'created' | 'updated' | 'deleted',
    fields: readonly string[],
  ): KeptEvent => configChanged({ resource: 'tenants', id, action, changed: fields, tenantId: id, by: caller.userId });

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
    handler: async ({ trx, body, caller, audit, emit }) => {
      if (edition === 'community') throw errors.forbidden('This edition has one tenant');
      const tenantId = await createTenant(trx, platform, body, { actorUserId: caller.userId });
      const after = await readTenant(trx, edition, tenantId);
      audit({
        resource: 'tenants',
        resourceId: tenantId,
        action: 'create',
        tenantId,
        after,
        activity: `Add New Tenant ${after.company}`,
      });
      emit(changed(caller, tenantId, 'created', Object.keys(body)));
      return tenantId;
    },
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
    handler: async ({ trx, params, body, caller, audit, emit }) => {
      const tenantId = params.tenant_id;
      const before = await readTenant(trx, edition, tenantId);
      const { deactivated } = await updateTenant(trx, tenantId, body, platform.now());
      if (deactivated) await control.sessions.revoke(trx, { tenantId });
      const after = await readTenant(trx, edition, tenantId);
      audit({
        resource: 'tenants',
        resourceId: tenantId,
        action: 'update',
        tenantId,
        before,
        after,
        activity: `Update Tenant ${after.company}`,
      });
      const fields = changedNames(before, after, ['last_updated']);
      if (fields.length > 0) emit(changed(caller, tenantId, 'updated', fields));
      platform.db.afterCommit(trx, control.forgetAccounts);
      return after;
    },
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
    handler: async ({ trx, params, query, caller, audit, emit }) => {
      const tenantId = params.tenant_id;
      if (edition === 'community') throw errors.forbidden('This edition has one tenant');
      const before = await readTenant(trx, edition, tenantId);
      if (tenantId === PLATFORM_TENANT) throw errors.forbidden("The platform's own tenant cannot be deleted");
      if (isDryRun(query)) {
        audit({ resource: 'tenants', resourceId: tenantId, action: 'dry_run', tenantId, activity: null });
        const { company } = before;
        const reach = await reachOfTenant(trx, tenantId);
        return { tenant_id: tenantId, company, ...reach, ...(await liveServiceOf(platform.engine, tenantId)) };
      }
      await lockTenant(trx, tenantId);
      const { deletes, returns } = await reachOfTenant(trx, tenantId);
      await stopService(platform.engine, tenantId);
      await deleteTenant(trx, tenantId, platform.now());
      audit({
        resource: 'tenants',
        resourceId: tenantId,
        action: 'delete',
        tenantId,
        before,
        after: { deleted: deletes, returned: returns },
        activity: `Delete Tenant ${before.company}`,
      });
      emit(changed(caller, tenantId, 'deleted', []));
      platform.db.afterCommit(trx, async () => {
        control.forgetAccounts();
        control.sessions.forget();
      });
      return true;
    },
  });
};
