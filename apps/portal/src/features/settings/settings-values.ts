import type { AnswerOf, BodyOf } from '@strowger/client';
import { type IceRow, iceRows, iceServersOf } from './ice-rows.ts';
import { type ProvisionRow, provisionOf, provisionRows } from './provision-rows.ts';

export type SystemSettings = AnswerOf<'/api/settings'>;
export type SettingName = keyof SystemSettings;
type Changes = BodyOf<'/api/settings', 'put'>;

/** What stands in a list of its own in the form. */
interface Lists {
  ice_servers: IceRow[];
  provision: ProvisionRow[];
}

/** What the forms of the settings edit; null: back to the default. */
export type SettingsValues = { [N in Exclude<SettingName, keyof Lists>]: SystemSettings[N] | null } & Lists;

export function settingsValues(settings: SystemSettings): SettingsValues {
  return { ...settings, ice_servers: iceRows(settings.ice_servers), provision: provisionRows(settings.provision) };
}

/** Changes as they are sent. */
export function settingsBody({ ice_servers, provision, ...others }: Partial<SettingsValues>): Changes {
  return {
    ...others,
    ...(ice_servers === undefined ? {} : { ice_servers: iceServersOf(ice_servers) }),
    ...(provision === undefined ? {} : { provision: provisionOf(provision) }),
  };
}

/** Takes settings back to their defaults. */
export function toDefaults(names: readonly SettingName[]): Changes {
  return Object.fromEntries(names.map((name) => [name, null]));
}
