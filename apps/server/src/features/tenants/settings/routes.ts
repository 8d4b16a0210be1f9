import type { Feature } from '../../../platform.ts';
import { readTenant } from '../read-tenant.ts';
import { presentTenantSettings, tenantSettingsBody, tenantSettingsReply } from './change-settings.ts';
import { readTenantSettings } from './read-settings.ts';
import { saveTenantSettings } from './save-settings.ts';

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
    handler: async (ctx) => {
      await readTenant(ctx.trx, edition, ctx.params.tenant_id);
      return saveTenantSettings(ctx, platform, ctx.params.tenant_id, ctx.body);
    },
  });
};
