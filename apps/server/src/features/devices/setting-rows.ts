import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { isSecretName, MASKED } from '../../audit/mask-secrets.ts';
import { errors } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import type { Children } from '../../http/resource/children.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Vault } from '../../secrets/vault.ts';

/** What values of settings are sealed under. */
export const SETTING_CONTEXT = 'device_settings.value';

/**
 * Variables of templates that belong to a device or a profile (contract 20 §2.2). Values are encrypted; those of
 * passwords read masked.
 */
export function settingRows(vault: Vault, table: string, parent: string): Children {
  return {
    field: 'settings',
    table,
    key: { field: 'device_setting_uuid', kind: 'uuid' },
    parent,
    tenant: 'tenant_id',
    position: 'setting_order',
    most: 200,
    fields: {
      device_setting_uuid: { schema: uuid(), write: 'never' },
      setting_order: { schema: Type.Integer({ minimum: 0, maximum: 10_000 }) },
      name: { schema: Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_.]{0,99}$' }), required: true },
      value: {
        schema: nullable(Type.String({ maxLength: 1000, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })),
        followed: sql`r.name || '=' || r.value`,
        show: (stored) => shownValue(vault, stored),
        store: (sent) => (typeof sent === 'string' ? vault.seal(sent, SETTING_CONTEXT) : null),
      },
      enabled: { schema: Type.Boolean() },
      description: { schema: nullable(Type.String({ maxLength: 255 })) },
    },
  };
}

/** @param stored name and sealed value */
function shownValue(vault: Vault, stored: unknown): string | null {
  if (typeof stored !== 'string') return null;
  const [name = '', ...sealed] = stored.split('=');
  return isSecretName(name) ? MASKED : vault.open(sealed.join('='), SETTING_CONTEXT);
}

/**
 * Settings as they are to be written: a masked value stays what it is.
 * @throws ApiError 400 for a masked value of a setting that is not there
 */
export function settingsToWrite(sent: unknown, before: Shown | null): Shown[] | undefined {
  const known = new Set(rowsIn(before?.['settings']).map((row) => row['device_setting_uuid']));
  if (!Array.isArray(sent)) return undefined;
  return rowsIn(sent).map((row, index) => {
    if (row['value'] !== MASKED) return row;
    if (!known.has(row['device_setting_uuid'])) throw errors.badField(`settings[${index}].value`, 'is masked');
    const { value: _masked, ...kept } = row;
    return kept;
  });
}

export function rowsIn(value: unknown): Shown[] {
  if (!Array.isArray(value)) return [];
  return value.map((row: unknown) => (typeof row === 'object' && row !== null ? { ...row } : {}));
}
