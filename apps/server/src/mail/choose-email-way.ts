import { findEmailProvider } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { readEmailOutbound } from '../engine/outbound-rows.ts';
import { type OpenedProvider, openProvider } from '../features/providers/open-provider.ts';
import { readTenantSettings } from '../features/tenants/settings/read-settings.ts';
import type { Platform } from '../platform.ts';

/**
 * The provider over which a tenant's own e-mail goes (contract 30 §5.3 step 10), for {@link providerCarrier}. Read anew for each
 * mail, so that a change is in force with the next one.
 * @returns null: there is none, and the platform's own mail server has it
 */
export async function chooseEmailWay(
  trx: Trx,
  parts: Pick<Platform, 'settings' | 'vault'>,
  tenantId: number,
): Promise<OpenedProvider | null> {
  const { route_mode: mode } = await readTenantSettings(trx, parts, tenantId);
  const tenant = { tenantId, routeMode: mode === 'lcr' ? 'lcr' : 'priority' } as const;
  const providerId = findEmailProvider(tenant, await readEmailOutbound(trx));
  return providerId === null ? null : openProvider(trx, parts.vault, providerId);
}
