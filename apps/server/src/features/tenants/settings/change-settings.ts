import { parseRingback } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { type Static, type TProperties, type TSchema, Type } from 'typebox';
import { isSecretName, MASKED, maskSecrets } from '../../../audit/mask-secrets.ts';
import { errors } from '../../../http/errors.ts';
import { nullable } from '../../../http/fields.ts';
import type { Platform } from '../../../platform.ts';
import { readTenantSettings, sealContext } from './read-settings.ts';
import {
  TENANT_SETTINGS,
  type TenantSettingName,
  type TenantSettingValues,
  tenantSettingNames,
} from './setting-table.ts';

const orMasked = (schema: TSchema): TSchema => Type.Union([schema, Type.Literal(MASKED), Type.Null()]);
const fields: TProperties = Object.fromEntries(
  tenantSettingNames.map((name) => {
    const { schema } = TENANT_SETTINGS[name];
    return [name, Type.Optional(isSecretName(name) ? orMasked(schema) : nullable(schema))];
  }),
);

/** Unknown names are refused; null takes a setting back to its default. */
export const tenantSettingsBody = Type.Object(fields, { additionalProperties: false });
export const tenantSettingsReply = Type.Object(fields);

export type SettingsSent = Readonly<Record<string, unknown>>;

/** As the API shows them: PINs and passwords are masked. */
export function presentTenantSettings(values: TenantSettingValues): Record<string, unknown> {
  const shown = tenantSettingNames.map((name) => [name, isSecretName(name) && values[name] ? MASKED : values[name]]);
  return { ...Object.fromEntries(shown), provision: maskSecrets(values.provision) };
}

/**
 * Stores what differs from what is shown.
 * @param isSuperAdmin who is none may not change the platform's share of them
 * @returns names of the settings that changed
 * @throws ApiError 400, 403
 */
export async function changeTenantSettings(
  trx: Trx,
  platform: Pick<Platform, 'settings' | 'vault'>,
  tenantId: number,
  sent: SettingsSent,
  isSuperAdmin: boolean,
): Promise<TenantSettingName[]> {
  const current = await readTenantSettings(trx, platform, tenantId);
  const shown = presentTenantSettings(current);
  const changed = tenantSettingNames.filter(
    (name) => sent[name] !== undefined && JSON.stringify(sent[name]) !== JSON.stringify(shown[name]),
  );
  for (const name of changed) {
    if ('platformOnly' in TENANT_SETTINGS[name] && !isSuperAdmin) throw errors.forbidden(`You may not change ${name}`);
    const value = name === 'provision' ? unmasked(sent[name], current.provision) : sent[name];
    requireMeaning(name, value);
    await store(trx, platform, tenantId, name, value);
  }
  return changed;
}

/** What the schema cannot say. */
function requireMeaning(name: TenantSettingName, value: unknown): void {
  if (name !== 'ringback' || typeof value !== 'string') return;
  const ringback = parseRingback(value);
  if (!ringback.ok) throw errors.badField(name, ringback.error);
}

async function store(
  trx: Trx,
  platform: Pick<Platform, 'vault'>,
  tenantId: number,
  name: TenantSettingName,
  value: unknown,
): Promise<void> {
  if (value === null || value === '') {
    await trx.deleteFrom('tenant_settings').where('tenant_id', '=', tenantId).where('name', '=', name).execute();
    return;
  }
  const sealed = 'sealed' in TENANT_SETTINGS[name];
  const text = JSON.stringify(value);
  const stored = sealed ? JSON.stringify(platform.vault.seal(text, sealContext(name))) : text;
  await trx
    .insertInto('tenant_settings')
    .values({ tenant_id: tenantId, name, value: stored })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doUpdateSet({ value: stored }))
    .execute();
}

type Provision = Static<(typeof TENANT_SETTINGS)['provision']['schema']> | null;

/** A form sends back what it was shown: a masked secret stays what it is. */
function unmasked(sent: unknown, current: Provision): unknown {
  if (typeof sent !== 'object' || sent === null) return sent;
  const kept: Record<string, unknown> = { ...current };
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) =>
      value === MASKED ? (name in kept ? [[name, kept[name]]] : []) : [[name, value]],
    ),
  );
}
