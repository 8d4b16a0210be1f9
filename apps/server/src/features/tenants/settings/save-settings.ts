import { accessControl } from '../../../access/access-control.ts';
import { configChanged } from '../../../events/config-changed.ts';
import type { Writer } from '../../../http/resource/resource.ts';
import type { Platform } from '../../../platform.ts';
import { changeTenantSettings, presentTenantSettings, type SettingsSent } from './change-settings.ts';
import { readTenantSettings } from './read-settings.ts';

/**
 * Changes settings of a tenant, with the traces of it; null takes one back to its default.
 * @returns all of them as they are now @throws ApiError 400, 403
 */
export async function saveTenantSettings(
  { trx, caller, audit, emit }: Writer,
  platform: Platform,
  tenantId: number,
  sent: SettingsSent,
): Promise<Record<string, unknown>> {
  const before = presentTenantSettings(await readTenantSettings(trx, platform, tenantId));
  const changed = await changeTenantSettings(trx, platform, tenantId, sent, caller.kind === 'A');
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
}
