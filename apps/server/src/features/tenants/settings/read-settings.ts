import type { Trx } from '@strowger/db';
import { check } from '../../../http/validation.ts';
import type { Platform } from '../../../platform.ts';
import { alpha2Of } from '../country.ts';
import {
  isTenantSettingName,
  TENANT_SETTINGS,
  type TenantSettingName,
  type TenantSettingValues,
  tenantSettingNames,
} from './setting-table.ts';

type Needed = Pick<Platform, 'settings' | 'vault'>;

/** Context that a sealed setting is bound to. */
export const sealContext = (name: TenantSettingName): string => `tenant_settings.${name}`;

/** All settings of a tenant with the defaults filled in, secrets in clear: for the platform's own use. */
export async function readTenantSettings(trx: Trx, platform: Needed, tenantId: number): Promise<TenantSettingValues> {
  const stored = await storedSettings(trx, platform, tenantId);
  const tenant = await trx
    .selectFrom('tenants')
    .select('country_id')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  const countryId = tenant?.country_id ?? null;
  const from = { settings: platform.settings, country: countryId === null ? null : alpha2Of(countryId) };
  const values = Object.fromEntries(
    tenantSettingNames.map((name) => [name, stored.get(name) ?? TENANT_SETTINGS[name].default(from)]),
  );
  if (!isComplete(values)) throw new Error('a tenant setting has no value');
  return values;
}

/** One setting that is no secret; undefined for any other name. */
export async function readTenantSetting(
  trx: Trx,
  platform: Needed,
  tenantId: number,
  name: string,
): Promise<string | number | boolean | null | undefined> {
  if (!isTenantSettingName(name) || 'sealed' in TENANT_SETTINGS[name]) return undefined;
  const value = (await readTenantSettings(trx, platform, tenantId))[name];
  return typeof value === 'object' ? undefined : value;
}

/** What the tenant has set; a value that its setting no longer takes counts as not set. */
async function storedSettings(trx: Trx, platform: Needed, tenantId: number): Promise<Map<string, unknown>> {
  const rows = await trx
    .selectFrom('tenant_settings')
    .select(['name', 'value'])
    .where('tenant_id', '=', tenantId)
    .execute();
  const values = new Map<string, unknown>();
  for (const { name, value } of rows) {
    if (!isTenantSettingName(name)) continue;
    const opened = open(platform, name, value);
    if (check(TENANT_SETTINGS[name].schema, opened).length === 0) values.set(name, opened);
  }
  return values;
}

function open(platform: Needed, name: TenantSettingName, value: unknown): unknown {
  if (!('sealed' in TENANT_SETTINGS[name]) || typeof value !== 'string') return value;
  const opened: unknown = JSON.parse(platform.vault.open(value, sealContext(name)));
  return opened;
}

function isComplete(values: Record<string, unknown>): values is Record<string, unknown> & TenantSettingValues {
  return tenantSettingNames.every((name) => name in values);
}
