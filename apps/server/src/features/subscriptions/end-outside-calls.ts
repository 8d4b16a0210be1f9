import { type Wait, waitUntil } from '../../engine/enforce-change.ts';
import type { StrowgerEvent } from '../../events/event-types.ts';
import type { Platform } from '../../platform.ts';
import { emergencyNumbers } from '../extensions/reserved-numbers.ts';

/** Live calls of a suspended subscription may go on this long (contract 10 §9.9). */
const GRACE_MS = 60_000;

/** Ends the calls from and to outside of tenants whose subscription was suspended, a minute after. */
export function endCallsOfSuspended(platform: Platform): void {
  const wait = waitUntil(platform.stopping);
  platform.bus.onKept((event) => {
    endOutsideCalls(platform, event, wait).catch((error: unknown) =>
      platform.log.error({ err: error, tenant_id: event.tenant_id }, 'calls of a suspended subscription go on'),
    );
  });
}

/** Emergency calls and those inside are spared; so are all of them when it is activated again in time. */
export async function endOutsideCalls(
  platform: Pick<Platform, 'db' | 'engine' | 'settings' | 'vault'>,
  event: StrowgerEvent,
  wait: Wait,
): Promise<void> {
  const { tenant_id: tenantId, type, data } = event;
  if (type !== 'config.changed' || data['resource'] !== 'subscriptions' || tenantId === null) return;
  if (!Array.isArray(data['changed']) || !data['changed'].includes('active')) return;
  if (!(await emergencyIfSuspended(platform, tenantId))) return;
  if ((await wait(GRACE_MS)) === 'stopping') return;
  const emergency = await emergencyIfSuspended(platform, tenantId);
  if (!emergency) return;
  for (const { uuid, direction, destination } of await platform.engine.channels(tenantId)) {
    if (direction === 'local' || emergency.has(destination)) continue;
    // Its call may have ended meanwhile, with its other leg for one.
    await platform.engine
      .hangup({ uuid, tenantId }, 'MANAGER_REQUEST', 'subscription suspended')
      .catch(() => undefined);
  }
}

/** The numbers that are never cut off; null unless the subscription is suspended. */
function emergencyIfSuspended(
  { db, settings, vault }: Pick<Platform, 'db' | 'settings' | 'vault'>,
  tenantId: number,
): Promise<ReadonlySet<string> | null> {
  return db.transaction(
    { kind: 'tenant', tenantId },
    async (trx) => {
      const row = await trx
        .selectFrom('subscriptions')
        .select('active')
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      if (row?.active !== false) return null;
      return emergencyNumbers(trx, { settings, vault }, tenantId);
    },
    { readOnly: true },
  );
}
