import { TimedCache } from '../../../access/timed-cache.ts';
import type { Platform } from '../../../platform.ts';
import { readTenantSetting } from './read-settings.ts';

const CACHE_MS = 4_000;

/** How many requests a minute a tenant's users and keys may make together; 0 = any number (contract 00). */
export function createTenantRateLimits(platform: Platform): (tenantId: number) => Promise<number> {
  const limits = new TimedCache<number, number>(
    async (tenantId) => {
      const limit = await platform.db.transaction(
        { kind: 'tenant', tenantId },
        (trx) => readTenantSetting(trx, platform, tenantId, 'api_rate_limit'),
        { readOnly: true },
      );
      return typeof limit === 'number' ? limit : platform.settings.get('api_rate_limit');
    },
    CACHE_MS,
    platform.now,
  );
  platform.bus.onKept((event) => {
    const { resource } = event.data;
    if (event.type === 'config.changed' && (resource === 'tenants' || resource === 'settings')) limits.clear();
  });
  platform.bus.onGap(() => limits.clear());
  return (tenantId) => limits.get(tenantId);
}
