import type { AnswerOf } from '@strowger/client';
import { type Setting, settingsToSend } from './device-values.ts';
import { keysToSend, type PhoneKey, withGaps } from './phone-keys.ts';

export type Profile = AnswerOf<'/api/device_profiles/{device_profile_uuid}'>;

/** What the form of a profile edits. */
export interface ProfileValues {
  device_profile_name: string;
  device_profile_description: string | null;
  device_profile_enabled: boolean;
  keys: PhoneKey[];
  settings: Setting[];
}

export const NEW_PROFILE: ProfileValues = {
  device_profile_name: '',
  device_profile_description: '',
  device_profile_enabled: true,
  keys: [],
  settings: [],
};

/** The form's values of a profile as the API gives it. */
export function profileValuesOf(profile: Profile): ProfileValues {
  return {
    device_profile_name: profile.device_profile_name,
    device_profile_description: profile.device_profile_description,
    device_profile_enabled: profile.device_profile_enabled,
    keys: withGaps(profile.keys),
    settings: [...profile.settings].sort((a, b) => a.setting_order - b.setting_order),
  };
}

/** Values as they are sent; what is not among them is left out. */
export function profileBodyOf<Values extends Partial<ProfileValues>>(values: Values) {
  const { keys, settings, ...plain } = values;
  return {
    ...plain,
    ...(keys ? { keys: keysToSend(keys) } : {}),
    ...(settings ? { settings: settingsToSend(settings) } : {}),
  };
}
