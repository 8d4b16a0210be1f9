import type { Trx } from '@strowger/db';
import type { Vault } from '../../secrets/vault.ts';
import { SETTING_CONTEXT } from '../devices/setting-rows.ts';
import { KEY_CATEGORIES, KEY_TYPES, type Key } from './keys.ts';
import type { VariableValues } from './variables.ts';

/** What profile and device set, in this order; a profile that is off sets nothing (contract 20 §2.2, §3.3). */
export async function readSettings(
  trx: Trx,
  vault: Vault,
  deviceUuid: string,
  profileUuid: string | null,
): Promise<VariableValues[]> {
  const columns = ['name', 'value'] as const;
  const ofProfile = await trx
    .selectFrom('device_profile_settings as s')
    .innerJoin('device_profiles as p', 'p.device_profile_uuid', 's.device_profile_uuid')
    .select(columns)
    .where('p.device_profile_uuid', '=', profileUuid)
    .where('p.device_profile_enabled', '=', true)
    .where('s.enabled', '=', true)
    .orderBy('s.setting_order')
    .execute();
  const ofDevice = await trx
    .selectFrom('device_settings')
    .select(columns)
    .where('device_uuid', '=', deviceUuid)
    .where('enabled', '=', true)
    .orderBy('setting_order')
    .execute();
  const open = (sealed: string | null) => (sealed === null ? '' : vault.open(sealed, SETTING_CONTEXT));
  return [ofProfile, ofDevice].map((rows) => Object.fromEntries(rows.map(({ name, value }) => [name, open(value)])));
}

export async function readKeys(
  trx: Trx,
  deviceUuid: string,
  profileUuid: string | null,
): Promise<{ readonly profile: Key[]; readonly device: Key[] }> {
  const columns = ['category', 'key_id', 'type', 'line', 'value', 'pickup', 'label', 'icon', 'protected'] as const;
  const profile = await trx
    .selectFrom('device_profile_keys as k')
    .innerJoin('device_profiles as p', 'p.device_profile_uuid', 'k.device_profile_uuid')
    .select(columns)
    .where('p.device_profile_uuid', '=', profileUuid)
    .where('p.device_profile_enabled', '=', true)
    .execute();
  const device = await trx.selectFrom('device_keys').select(columns).where('device_uuid', '=', deviceUuid).execute();
  return { profile: profile.map(keyOf), device: device.map(keyOf) };
}

interface KeyRow {
  readonly category: string;
  readonly key_id: number;
  readonly type: string;
  readonly line: number;
  readonly value: string | null;
  readonly pickup: string | null;
  readonly label: string | null;
  readonly icon: string | null;
  readonly protected: boolean;
}

function keyOf(row: KeyRow): Key {
  return {
    category: KEY_CATEGORIES.find((category) => category === row.category) ?? 'line',
    position: row.key_id,
    type: KEY_TYPES.find((type) => type === row.type) ?? 'none',
    line: row.line,
    value: row.value ?? '',
    pickup: row.pickup ?? '',
    label: row.label ?? '',
    icon: row.icon ?? '',
    isProtected: row.protected,
  };
}
