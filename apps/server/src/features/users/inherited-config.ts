import type { Trx } from '@strowger/db';
import type { Platform } from '../../platform.ts';
import { lookOf } from '../branding/look-of.ts';
import { readTenantSetting } from '../tenants/settings/read-settings.ts';
import type { ConfigValue } from './user-config.ts';

type Needed = Pick<Platform, 'settings' | 'vault' | 'environment'>;

/** What of a branding the portal's names for its own look mean. */
const SITE_FIELDS: ReadonlyMap<string, 'title' | 'footer' | 'logo' | 'support_email'> = new Map([
  ['site:title', 'title'],
  ['site:footer', 'footer'],
  ['site:logo', 'logo'],
  ['site:email', 'support_email'],
]);

/** The value for a user who has set none: his tenant's, else the system's, else `""` (contract 10 §5.6). */
export async function inheritedConfig(
  trx: Trx,
  platform: Needed,
  tenantId: number,
  name: string,
): Promise<ConfigValue> {
  const field = SITE_FIELDS.get(name);
  if (field === undefined) return (await readTenantSetting(trx, platform, tenantId, name)) ?? '';
  return (await lookOf(trx, platform, tenantId))[field];
}
