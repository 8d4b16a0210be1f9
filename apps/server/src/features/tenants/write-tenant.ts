import { accessControl } from '../../access/access-control.ts';
import { changedNames } from '../../audit/changed-names.ts';
import { stopService } from '../../engine/enforce-change.ts';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import type { RouteContext } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { createTenant } from './create-tenant.ts';
import { deleteTenant, lockTenant, reachOfTenant } from './delete-tenant.ts';
import { PLATFORM_TENANT } from './platform-tenant.ts';
import { readTenant } from './read-tenant.ts';
import type { TenantCreate, TenantObject, TenantUpdate } from './schema.ts';
import { updateTenant } from './update-tenant.ts';

type Writer = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'caller' | 'audit' | 'emit'>;
/** Also the platform itself: then the user is null. */
type Eraser = Pick<Writer, 'trx' | 'audit' | 'emit'> & { readonly caller: { readonly userId: number | null } };

/** Makes a tenant, with the traces of it. @returns his id @throws ApiError 403 in the edition of one tenant, as createTenant */
export async function makeTenant(writer: Writer, platform: Platform, sent: TenantCreate): Promise<number> {
  const { trx, caller, audit } = writer;
  const { edition } = platform.environment;
  if (edition === 'community') throw errors.forbidden('This edition has one tenant');
  const tenantId = await createTenant(trx, platform, sent, { actorUserId: caller.userId });
  const after = await readTenant(trx, edition, tenantId);
  audit({
    resource: 'tenants',
    resourceId: tenantId,
    action: 'create',
    tenantId,
    after,
    activity: `Add New Tenant ${after.company}`,
  });
  tell(writer, tenantId, 'created', Object.keys(sent));
  return tenantId;
}

/** Changes a tenant, with the traces of it; switched off, his people are logged out. @throws ApiError as updateTenant */
export async function changeTenant(
  writer: Writer,
  platform: Platform,
  tenantId: number,
  sent: TenantUpdate,
): Promise<TenantObject> {
  const { trx, audit } = writer;
  const { edition } = platform.environment;
  const control = accessControl(platform);
  const before = await readTenant(trx, edition, tenantId);
  const { deactivated } = await updateTenant(trx, tenantId, sent, platform.now());
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
  if (fields.length > 0) tell(writer, tenantId, 'updated', fields);
  platform.db.afterCommit(trx, control.forgetAccounts);
  return after;
}

/** A tenant who may be deleted. @throws ApiError 403 for the platform's own and in the edition of one tenant, 404 */
export async function requireDeletableTenant(
  { trx }: Pick<Writer, 'trx'>,
  platform: Platform,
  tenantId: number,
): Promise<TenantObject> {
  const { edition } = platform.environment;
  if (edition === 'community') throw errors.forbidden('This edition has one tenant');
  const before = await readTenant(trx, edition, tenantId);
  if (tenantId === PLATFORM_TENANT) throw errors.forbidden("The platform's own tenant cannot be deleted");
  return before;
}

/**
 * Deletes a tenant with all that is his, with the traces of it. His calls end before.
 * @throws ApiError 403, 404
 */
export async function dropTenant(
  writer: Eraser,
  platform: Platform,
  tenantId: number,
  isDryRun = false,
): Promise<void> {
  const { trx, audit } = writer;
  const control = accessControl(platform);
  const before = await requireDeletableTenant(writer, platform, tenantId);
  await lockTenant(trx, tenantId);
  const { deletes, returns } = await reachOfTenant(trx, tenantId);
  if (!isDryRun) await stopService(platform.engine, tenantId);
  await deleteTenant(trx, tenantId, platform.now());
  audit({
    resource: 'tenants',
    resourceId: tenantId,
    action: 'delete',
    tenantId,
    before,
    after: isDryRun ? null : { deleted: deletes, returned: returns },
    activity: `Delete Tenant ${before.company}`,
  });
  tell(writer, tenantId, 'deleted', []);
  platform.db.afterCommit(trx, async () => {
    control.forgetAccounts();
    control.sessions.forget();
  });
}

function tell(
  { emit, caller }: Pick<Eraser, 'emit' | 'caller'>,
  id: number,
  action: 'created' | 'updated' | 'deleted',
  changed: readonly string[],
): void {
  emit(configChanged({ resource: 'tenants', id, action, changed, tenantId: id, by: caller.userId }));
}
