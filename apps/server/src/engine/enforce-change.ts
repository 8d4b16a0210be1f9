import type { Database } from '@strowger/db';
import type { Switch } from '@strowger/switch';
import type { StrowgerEvent } from '../events/event-types.ts';

/** Live calls of a suspended tenant may go on this long (contract 10 §9.9). */
const SUSPENSION_GRACE_MS = 60_000;

/** Fields of an extension that its registrations do not survive (contract 20 §1.6). */
const ENDS_REGISTRATIONS = ['password', 'enabled', 'extension_type', 'extension'];

/**
 * Makes the calls and registrations of this process follow a committed change, whichever process wrote it. Safe to
 * repeat.
 */
export async function enforceChange(engine: Switch, db: Database, event: StrowgerEvent): Promise<void> {
  if (event.type !== 'config.changed' || event.tenant_id === null) return;
  const tenantId = event.tenant_id;
  const { resource, id, action } = event.data;
  const fields = Array.isArray(event.data['changed']) ? event.data['changed'].map(String) : [];
  const deleted = action === 'deleted';
  if (action === 'created') return;

  if (resource === 'fpbx_extensions') {
    if (deleted || fields.some((field) => ENDS_REGISTRATIONS.includes(field))) {
      await engine.dropRegistrations({ extensionUuid: String(id) });
    }
  } else if (resource === 'fpbx_domains') {
    if (deleted || fields.includes('domain_name') || fields.includes('domain_uuid')) {
      await engine.dropRegistrations({ tenantId });
    }
  } else if (resource === 'tenants') {
    if (deleted) await stopService(engine, tenantId, 0);
    else if (fields.includes('active') && !(await isActive(db, tenantId))) {
      await stopService(engine, tenantId, SUSPENSION_GRACE_MS);
    }
  }
}

/** Drops a tenant's registrations and ends his calls within that time. */
export async function stopService(engine: Switch, tenantId: number, withinMs: number): Promise<void> {
  await engine.endCalls(tenantId, withinMs, 'MANAGER_REQUEST');
  await engine.dropRegistrations({ tenantId });
}

function isActive(db: Database, tenantId: number): Promise<boolean> {
  return db.transaction(
    { kind: 'tenant', tenantId },
    async (trx) => {
      const row = await trx.selectFrom('tenants').select('active').where('tenant_id', '=', tenantId).executeTakeFirst();
      return row?.active ?? false;
    },
    { readOnly: true },
  );
}
