import { accessControl } from '../../../access/access-control.ts';
import { configChanged } from '../../../events/config-changed.ts';
import type { Feature } from '../../../platform.ts';
import { readTenant } from '../read-tenant.ts';
import {
  changeTenantSettings,
  presentTenantSettings,
  tenantSettingsBody,
  tenantSettingsReply,
} from './change-settings.ts';
import { readTenantSettings } from './read-settings.ts';

const tag = 'Tenants';

/** Contract 10 §4.4. */
export const tenantSettings: Feature = (route, platform) => {
  const { edition } = platform.environment;

  route({
    method: 'GET',
    path: '/tenants/:tenant_id/settings',
    summary: "A tenant's own settings, defaults filled in",
    tag,
    access: { callers: ['A', 'T'], permission: 'tenant_read' },
    params: { tenant_id: 'id' },
    reply: tenantSettingsReply,
    handler: async ({ trx, params }) => {
      await readTenant(trx, edition, params.tenant_id);
      return presentTenantSettings(await readTenantSettings(trx, platform, params.tenant_id));
    },
  });

  route({
    method: 'PUT',
    path: '/tenants/:tenant_id/settings',
    summary: "Change a tenant's own settings; null takes one back to its default",
    tag,
    access: { callers: ['A', 'T'], permission: 'tenant_read' },
    params: { tenant_id: 'id' },
    body: tenantSettingsBody,
    reply: tenantSettingsReply,
    handler: async ({ trx, params, body, caller, audit, emit }) => {
      const tenantId = params.tenant_id;
      await readTenant(trx, edition, tenantId);
      const before = presentTenantSettings(await readTenantSettings(trx, platform, tenantId));
      const changed = await changeTenantSettings(trx, platform, tenantId, body, caller.kind === 'A');
      const after = presentTenantSettings(await readTenantSettings(trx, platform, tenantId));
      const pick = (values: Record<string, unknown>) => Object.fromEntries(changed.map((name) => [name, values[name]]));
      audit({
        resource: 'tenants',
        resourceId: tenantId,
        action: 'update',
        tenantId,
        before: pick(before),
        after: pick(after),
        activity: 'Update Tenant Settings',
      });
      if (changed.length === 0) return after;
      const fields = changed.map((name) => `settings.${name}`);
      const by = caller.userId;
      emit(configChanged({ resource: 'tenants', id: tenantId, action: 'updated', changed: fields, tenantId, by }));
      platform.db.afterCommit(trx, accessControl(platform).forgetAccounts);
      return after;
    },
  });
};
