import type { Switch } from '@strowger/switch';

/** Live calls of a suspended tenant may go on this long (contract 10 §9.9). */
const SUSPENSION_GRACE_MS = 60_000;

/** Drops a tenant's registrations and ends his calls: of a suspended one within a minute, of a deleted one now. */
export async function stopService(engine: Switch, tenantId: number, why: 'suspended' | 'deleted'): Promise<void> {
  await engine.endCalls(tenantId, why === 'suspended' ? SUSPENSION_GRACE_MS : 0, 'MANAGER_REQUEST');
  await engine.dropRegistrations({ tenantId });
}
