import { type Database, sql, type Trx } from '@strowger/db';
import type { Platform } from '../../platform.ts';
import { modelOfAgent, vendorOfAddress, vendorOfAgent } from '../device-vendors/catalogue.ts';
import { defaultsAt, registrarOf } from '../devices/device-defaults.ts';
import { DEVICE_PASSWORD_CONTEXT } from '../devices/device-password.ts';
import { readTenantSettings } from '../tenants/settings/read-settings.ts';
import { zoneClock } from './clock/zone-clock.ts';
import type { DeviceConfiguration } from './configuration.ts';
import { genericModel } from './families/index.ts';
import { mergeKeys } from './keys.ts';
import { readLines } from './load-lines.ts';
import { readKeys, readSettings } from './load-overrides.ts';
import { reachableLines } from './reachable-lines.ts';
import { mergeVariables, type VariableValues } from './variables.ts';

/** A device that may fetch its configuration, and what it must show for it. */
export interface KnownDevice {
  readonly uuid: string;
  readonly tenantId: number;
  /** The tenant's SIP domain: realm of its credentials. */
  readonly realm: string;
  readonly credentials: { readonly username: string; readonly password: string } | null;
  /** Where it last got its configuration from. */
  readonly lastAddress: string | null;
  readonly configuration: DeviceConfiguration;
}

/**
 * The device of an address with all its configuration is made of; null where there is none, it or its tenant is off, or
 * nothing tells what kind it is. What is of its tenant is read behind the tenant's fence.
 */
export async function loadDevice(
  platform: Platform,
  db: Database,
  mac: string,
  userAgent: string,
): Promise<KnownDevice | null> {
  const owner = await db.transaction({ kind: 'all' }, (trx) => ownerOf(trx, mac), { readOnly: true });
  if (!owner) return null;
  const kind = kindOf(owner.device_vendor, owner.device_model, mac, userAgent);
  if (!kind) return null;
  const { tenantId } = owner;
  const server = await registrarOf(platform.environment, owner.domain_name);
  const device = await db.transaction({ kind: 'tenant', tenantId }, (trx) =>
    readDevice(trx, platform, { ...owner, server }, kind),
  );
  const { lines } = device.configuration;
  const users = lines.map(({ userId }) => userId);
  const ambiguous = await db.transaction({ kind: 'all' }, (trx) => ambiguousUsers(trx, users), { readOnly: true });
  return {
    ...device,
    configuration: { ...device.configuration, lines: reachableLines(lines, device.realm, ambiguous) },
  };
}

/** Of these, the names that more than one extension of the platform has. */
async function ambiguousUsers(trx: Trx, users: readonly string[]): Promise<ReadonlySet<string>> {
  if (users.length === 0) return new Set();
  const rows = await trx
    .selectFrom('extensions')
    .select('extension')
    .where('extension', 'in', users)
    .groupBy('extension')
    .having(sql<boolean>`count(*) > 1`)
    .execute();
  return new Set(rows.map(({ extension }) => extension));
}

async function ownerOf(trx: Trx, mac: string) {
  const row = await trx
    .selectFrom('devices')
    .innerJoin('tenants', 'tenants.tenant_id', 'devices.tenant_id')
    .innerJoin('domains', 'domains.domain_uuid', 'devices.domain_uuid')
    .select([
      'devices.device_uuid',
      'devices.tenant_id as tenantId',
      'devices.device_address',
      'devices.device_vendor',
      'devices.device_model',
      'devices.device_label',
      'devices.device_location',
      'devices.device_username',
      'devices.device_password',
      'devices.device_profile_uuid',
      'devices.device_provisioned_ip',
      'domains.domain_name',
      'tenants.timezone',
    ])
    .where('devices.device_address', '=', mac)
    .where('devices.device_enabled', '=', true)
    .where('tenants.active', '=', true)
    .where('domains.domain_enabled', '=', true)
    .executeTakeFirst();
  return row ?? null;
}

type Owner = NonNullable<Awaited<ReturnType<typeof ownerOf>>>;

interface Kind {
  readonly vendor: string;
  readonly model: string;
}

/** What it is said to be, else what it says itself, else who owns its address (contract 20 §3.2). */
function kindOf(vendor: string | null, model: string | null, mac: string, userAgent: string): Kind | null {
  const made = vendor ?? vendorOfAgent(userAgent) ?? vendorOfAddress(mac);
  if (made === null) return null;
  const named = model ?? modelOfAgent(made, userAgent) ?? genericModel(made);
  return named === null ? null : { vendor: made, model: named };
}

async function readDevice(
  trx: Trx,
  platform: Platform,
  owner: Owner & { readonly server: string },
  kind: Kind,
): Promise<KnownDevice> {
  const { tenantId, device_uuid, device_profile_uuid } = owner;
  const defaults = await defaultsAt(trx, platform.vault, tenantId, owner.server);
  const { provision } = await readTenantSettings(trx, platform, tenantId);
  const overrides = await readSettings(trx, platform.vault, device_uuid, device_profile_uuid);
  const layers = [
    { admin_password: defaults.adminPassword, user_password: defaults.userPassword },
    texts(platform.settings.get('provision')),
    texts(provision ?? {}),
    ...overrides,
  ];
  const variables = mergeVariables(layers);
  const credentials = credentialsOf(platform, owner, variables);
  const { lines, names } = await readLines(trx, platform, {
    deviceUuid: device_uuid,
    domain: owner.domain_name,
    defaultServer: defaults.server,
  });
  const keys = await readKeys(trx, device_uuid, device_profile_uuid);
  return {
    uuid: device_uuid,
    tenantId,
    realm: owner.domain_name,
    credentials,
    lastAddress: owner.device_provisioned_ip,
    configuration: {
      mac: owner.device_address,
      vendor: kind.vendor,
      model: kind.model,
      label: owner.device_label ?? '',
      location: owner.device_location ?? '',
      lines,
      keys: mergeKeys(keys.profile, keys.device, names),
      variables: {
        ...variables,
        http_auth_username: credentials?.username ?? '',
        http_auth_password: credentials?.password ?? '',
      },
      clock: zoneClock(owner.timezone, platform.now()),
      contacts: await readContacts(trx, tenantId),
      provisioningUrl: `${platform.settings.get('public_url')}/provision`,
    },
  };
}

function texts(values: Readonly<Record<string, string | number | boolean>>): VariableValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** The device's own, else those of its settings (contract 20 §3.2). */
function credentialsOf(
  { vault }: Platform,
  { device_username, device_password }: Owner,
  variables: { readonly http_auth_username: string; readonly http_auth_password: string },
): KnownDevice['credentials'] {
  if (device_username !== null && device_password !== null) {
    return { username: device_username, password: vault.open(device_password, DEVICE_PASSWORD_CONTEXT) };
  }
  const { http_auth_username: username, http_auth_password: password } = variables;
  return username === '' || password === '' ? null : { username, password };
}

/** Whom the phone book names: enabled extensions that wish to be found. */
async function readContacts(trx: Trx, tenantId: number): Promise<DeviceConfiguration['contacts']> {
  const rows = await trx
    .selectFrom('extensions')
    .select([
      'extension',
      'effective_caller_id_name',
      sql<string>`concat_ws(' ', directory_first_name, directory_last_name)`.as('directory_name'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('enabled', '=', true)
    .where('directory_visible', '=', true)
    .orderBy('extension')
    .execute();
  return rows.map(({ extension, effective_caller_id_name, directory_name }) => ({
    name: directory_name.trim() || effective_caller_id_name,
    number: extension,
  }));
}
