import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@strowger/db';
import type { Switch } from '@strowger/switch';
import { isConfigResource } from '../events/config-resource.ts';
import type { StrowgerEvent } from '../events/event-types.ts';

/** Live calls of a suspended tenant may go on this long (contract 10 §9.9). */
const SUSPENSION_GRACE_MS = 60_000;

/** Resolves when the time is over, or when the program ends before. */
export type Wait = (ms: number) => Promise<'over' | 'stopping'>;

export function waitUntil(stopping: AbortSignal): Wait {
  return async (ms) => {
    try {
      return await pause(ms, 'over' as const, { ref: false, signal: stopping });
    } catch (error) {
      if (stopping.aborted) return 'stopping';
      throw error;
    }
  };
}

/** Fields of an extension that its registrations do not survive (contract 20 §1.6). */
const ENDS_REGISTRATIONS = ['password', 'enabled', 'extension_type', 'extension'];

/**
 * Makes the calls and registrations of this process follow a committed change, whichever process wrote it. Safe to
 * repeat.
 * @param wait how live calls are given their time
 */
export async function enforceChange(engine: Switch, db: Database, event: StrowgerEvent, wait: Wait): Promise<void> {
  if (event.type !== 'config.changed' || event.tenant_id === null) return;
  const tenantId = event.tenant_id;
  const { resource, id, action } = event.data;
  const fields = Array.isArray(event.data['changed']) ? event.data['changed'].map(String) : [];
  const deleted = action === 'deleted';
  if (action === 'created' || !isConfigResource(resource)) return;

  if (resource === 'fpbx_extensions') {
    if (deleted || fields.some((field) => ENDS_REGISTRATIONS.includes(field))) {
      await engine.dropRegistrations({ extensionUuid: String(id) });
    }
  } else if (resource === 'fpbx_domains') {
    if (deleted || fields.includes('domain_name') || fields.includes('domain_uuid')) {
      await engine.dropRegistrations({ tenantId });
    }
    if (fields.includes('domain_enabled')) await suspendService(engine, db, tenantId, wait);
  } else if (resource === 'tenants') {
    if (deleted) await stopService(engine, tenantId);
    else if (fields.includes('active')) await suspendService(engine, db, tenantId, wait);
  }
}

/** Drops a tenant's registrations and hangs up his calls. */
export async function stopService(engine: Switch, tenantId: number): Promise<void> {
  await engine.dropRegistrations({ tenantId });
  await engine.endCalls(tenantId, 0, 'MANAGER_REQUEST');
}

/** Of a tenant who, or whose domain, was switched off; his calls are spared when he is switched on again in time, those for help always. */
async function suspendService(engine: Switch, db: Database, tenantId: number, wait: Wait): Promise<void> {
  if (await isActive(db, tenantId)) return;
  await engine.dropRegistrations({ tenantId });
  if ((await wait(SUSPENSION_GRACE_MS)) === 'stopping') return;
  if (!(await isActive(db, tenantId))) await engine.endCalls(tenantId, 0, 'MANAGER_REQUEST', 'emergencies');
}

function isActive(db: Database, tenantId: number): Promise<boolean> {
  return db.transaction(
    { kind: 'tenant', tenantId },
    async (trx) => {
      const row = await trx
        .selectFrom('tenants')
        .leftJoin('domains', 'domains.tenant_id', 'tenants.tenant_id')
        .select(['active', 'domain_enabled'])
        .where('tenants.tenant_id', '=', tenantId)
        .executeTakeFirst();
      return row?.active === true && row.domain_enabled !== false;
    },
    { readOnly: true },
  );
}
