import { type TSchema, Type } from 'typebox';
import { nullable } from '../../http/fields.ts';
import { check } from '../../http/validation.ts';
import { SETTING_TABLE, settingNames } from '../../settings/setting-table.ts';
import type { SettingChanges } from '../../settings/system-settings.ts';

const changes: Record<string, TSchema> = {};
const values: Record<string, TSchema> = {};
for (const name of settingNames) {
  const { schema } = SETTING_TABLE[name];
  changes[name] = Type.Optional(nullable(schema));
  values[name] = SETTING_TABLE[name].default === null ? nullable(schema) : schema;
}

/** `{name: value}`; `null` = back to the default. */
export const SettingsBody = Type.Object(changes, { additionalProperties: false });

export const SettingsReply = Type.Object(values);

/** What the body's schema lets through. */
export function isSettingChanges(body: unknown): body is SettingChanges {
  return check(SettingsBody, body).length === 0;
}
