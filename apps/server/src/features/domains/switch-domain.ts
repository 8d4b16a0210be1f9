import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import type { RouteContext } from '../../http/route.ts';
import { PLATFORM_TENANT } from '../tenants/platform-tenant.ts';

type Writer = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'caller' | 'audit' | 'emit'>;

/**
 * Switches a tenant's domain on or off. Off, calls and registrations are refused as those of a tenant who is not active
 * (contract 10 §9.9), and his people may still log in.
 * @returns whether that was a change
 * @throws ApiError 409 for the platform's own
 */
export async function switchDomain(
  { trx, caller, audit, emit }: Writer,
  { tenantId, domainUuid }: { readonly tenantId: number; readonly domainUuid: string },
  enabled: boolean,
): Promise<boolean> {
  if (!enabled && tenantId === PLATFORM_TENANT) throw errors.conflict("The platform's own domain stays enabled");
  const changed = await trx
    .updateTable('domains')
    // Whoever switches it on wants it to stay.
    .set({ domain_enabled: enabled, ...(enabled ? { delete_at: null } : {}) })
    .where('domain_uuid', '=', domainUuid)
    .where('domain_enabled', '=', !enabled)
    .returning('domain_uuid')
    .executeTakeFirst();
  if (!changed) return false;
  const resource = 'fpbx_domains';
  audit({
    resource,
    resourceId: domainUuid,
    action: 'update',
    tenantId,
    before: { domain_enabled: !enabled },
    after: { domain_enabled: enabled },
  });
  const fields = ['domain_enabled'];
  emit(configChanged({ resource, id: domainUuid, action: 'updated', changed: fields, tenantId, by: caller.userId }));
  return true;
}
