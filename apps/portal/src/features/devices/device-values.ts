import type { AnswerOf, BodyOf } from '@strowger/client';
import { makePassword } from '../../kit/fields/make-secret.ts';
import { keysToSend, type PhoneKey, withGaps } from './phone-keys.ts';

type Body = BodyOf<'/api/devices', 'post'>;
export type Device = AnswerOf<'/api/devices/{device_uuid}'>;

/** A line of a phone. */
export type Line = NonNullable<Body['lines']>[number];

/** A variable of the configuration. */
export type Setting = NonNullable<Body['settings']>[number];

/** What the form of a device edits. */
export interface DeviceValues {
  device_label: string | null;
  device_address: string;
  device_vendor: string | null;
  device_model: string | null;
  device_profile_uuid: string | null;
  device_location: string | null;
  device_serial_number: string | null;
  device_firmware_version: string | null;
  device_description: string | null;
  device_enabled: boolean;
  device_username: string | null;
  device_password: string | null;
  lines: Line[];
  keys: PhoneKey[];
  settings: Setting[];
}

/** A new device: one line, its button, and credentials, as an address alone is no secret (contract 20 §3.2). */
export function newDevice(): DeviceValues {
  return {
    device_label: '',
    device_address: '',
    device_vendor: null,
    device_model: null,
    device_profile_uuid: null,
    device_location: '',
    device_serial_number: '',
    device_firmware_version: '',
    device_description: '',
    device_enabled: true,
    device_username: 'phone',
    device_password: makePassword(),
    lines: [newLine()],
    keys: [{ category: 'line', id: 1, type: 'line', line: 1 }],
    settings: [],
  };
}

export const newLine = (): Line => ({ extension_uuid: null, sip_transport: 'udp', enabled: true });

export const newSetting = (): Setting => ({ name: '', value: '', enabled: true });

/** The form's values of a device as the API gives it. */
export function valuesOf(device: Device): DeviceValues {
  return {
    device_label: device.device_label,
    device_address: device.device_address,
    device_vendor: device.device_vendor,
    device_model: device.device_model,
    device_profile_uuid: device.device_profile_uuid,
    device_location: device.device_location,
    device_serial_number: device.device_serial_number,
    device_firmware_version: device.device_firmware_version,
    device_description: device.device_description,
    device_enabled: device.device_enabled,
    device_username: device.device_username,
    device_password: device.device_password ?? null,
    lines: [...device.lines].sort((a, b) => Number(a.line_number) - Number(b.line_number)),
    keys: withGaps(device.keys),
    settings: [...device.settings].sort((a, b) => a.setting_order - b.setting_order),
  };
}

const orNull = (text: string | null | undefined) => (text === '' || text === undefined ? null : text);

/** Values as they are sent; what is not among them is left out. */
export function bodyOf<Values extends Partial<DeviceValues>>(values: Values) {
  const { lines, keys, settings, ...plain } = values;
  return {
    ...plain,
    ...('device_vendor' in values ? { device_vendor: orNull(values.device_vendor) } : {}),
    ...('device_model' in values ? { device_model: orNull(values.device_model) } : {}),
    ...('device_profile_uuid' in values ? { device_profile_uuid: orNull(values.device_profile_uuid) } : {}),
    ...('device_username' in values ? { device_username: orNull(values.device_username) } : {}),
    ...('device_password' in values ? { device_password: orNull(values.device_password) } : {}),
    ...(lines ? { lines: linesToSend(lines) } : {}),
    ...(keys ? { keys: keysToSend(keys) } : {}),
    ...(settings ? { settings: settingsToSend(settings) } : {}),
  };
}

/** Lines are numbered as they stand. */
function linesToSend(lines: readonly Line[]): Line[] {
  return lines.map((line, index) => ({
    ...line,
    extension_uuid: orNull(line.extension_uuid),
    line_number: String(index + 1),
  }));
}

/** Settings in the order in which they stand. */
export function settingsToSend(settings: readonly Setting[]): Setting[] {
  return settings.map((setting, setting_order) => ({ ...setting, setting_order }));
}
