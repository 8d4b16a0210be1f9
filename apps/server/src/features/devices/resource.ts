import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import type { Field, Shown } from '../../http/resource/field.ts';
import { secretField } from '../../http/resource/ready-fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { lineRows, linesToWrite } from '../device-lines/line-rows.ts';
import { pbxResource } from '../pbx/pbx-resource.ts';
import { readAddress } from './device-address.ts';
import { deviceDefaults } from './device-defaults.ts';
import { DEVICE_PASSWORD_CONTEXT } from './device-password.ts';
import { templateAfter } from './device-template.ts';
import { keyRows } from './key-rows.ts';
import { openPlaces, settlePlaces } from './places.ts';
import { settingRows, settingsToWrite } from './setting-rows.ts';

const line = (maxLength: number, description: string) =>
  nullable(Type.String({ maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$', description }));

/** What a phone may be asked for, and can be told in every format: no blanks, quotes or brackets. */
const credential = (excluded: string, description: string) =>
  Type.String({ maxLength: 128, pattern: `^[^${excluded}\\u0000-\\u0020"\\[\\]\\u007f]*$`, description });

const provisioned = (column: string): Field => ({ schema: nullable(Type.String()), column, write: 'never' });

/** Phones that fetch their configuration (contract 20 §2.1). */
export function devices(platform: Platform): Resource {
  const { vault } = platform;
  return pbxResource(platform, {
    path: '/devices',
    tag: 'Devices',
    what: 'Device',
    plural: 'Devices',
    table: 'devices',
    key: { field: 'device_uuid', kind: 'uuid' },
    featureKey: 'devices',
    hasQuota: true,
    named: 'device_address',
    owner: (userId) => sql`exists (
      select from device_lines l join extensions e on e.extension_uuid = l.extension_uuid
      where l.device_uuid = r.device_uuid and e.user_id = ${userId})`,
    fields: {
      device_uuid: { schema: uuid(), write: 'never' },
      device_address: {
        schema: Type.String({ maxLength: 40, description: 'MAC, twelve hexadecimal digits however separated.' }),
        required: true,
      },
      device_label: { schema: line(80, 'Name.') },
      device_vendor: {
        schema: line(40, 'One of /device_vendors; default: that of the template, else of the address.'),
      },
      device_model: { schema: line(40, 'One of its models.') },
      device_template: { schema: line(80, '`<vendor>/<model>`: which generator.') },
      device_profile_uuid: { schema: nullable(uuid()) },
      device_profile_name: {
        schema: nullable(Type.String()),
        computed: sql`select p.device_profile_name from device_profiles p
          where p.device_profile_uuid = r.device_profile_uuid`,
      },
      device_username: { schema: nullable(credential(':', 'Who fetches the configuration.')) },
      device_password: secretField(vault, DEVICE_PASSWORD_CONTEXT, credential('', 'With which password.')),
      device_firmware_version: { schema: line(80, 'Firmware.') },
      device_location: { schema: line(255, 'Where it stands.') },
      device_serial_number: { schema: line(80, 'Serial number.') },
      device_description: { schema: nullable(Type.String({ maxLength: 1000 })) },
      device_enabled: { schema: Type.Boolean({ description: 'Off: no configuration is served.' }) },
      device_provisioned_date: {
        ...provisioned('device_provisioned_date'),
        show: (stored) => (stored instanceof Date ? stored.toISOString() : null),
      },
      line_accounts: {
        schema: Type.Array(Type.String(), { description: 'What its enabled lines register as: `1001@acme.example`.' }),
        computed: sql`select array(
          select e.extension || '@' || d.domain_name
          from device_lines l join extensions e using (extension_uuid) join domains d using (domain_uuid)
          where l.device_uuid = r.device_uuid and l.enabled
          order by length(l.line_number), l.line_number)`,
      },
      device_provisioned_method: provisioned('device_provisioned_method'),
      device_provisioned_ip: provisioned('device_provisioned_ip'),
      device_provisioned_agent: provisioned('device_provisioned_agent'),
    },
    listed: [
      'device_uuid',
      'device_address',
      'device_label',
      'device_vendor',
      'device_model',
      'device_template',
      'device_location',
      'device_enabled',
      'device_description',
      'device_profile_uuid',
      'device_profile_name',
      'device_serial_number',
      'device_provisioned_date',
      'line_accounts',
    ],
    searched: ['device_address', 'device_label', 'device_vendor', 'device_model', 'device_description'],
    filters: {
      vendor: { field: 'device_vendor', by: 'text' },
      device_profile_uuid: 'text',
    },
    order: [{ field: 'device_label' }, { field: 'device_address' }],
    times: { created: 'date_created', updated: 'last_updated' },
    references: [{ field: 'device_profile_uuid', table: 'device_profiles', column: 'device_profile_uuid' }],
    taken: (_constraint, device) => `A device with MAC address ${device['device_address']} already exists.`,
    children: [
      lineRows(platform),
      keyRows('device_keys', 'device_uuid'),
      settingRows(vault, 'device_settings', 'device_uuid'),
    ],
    hooks: {
      complete: (change) => completeDevice(platform, change),
      before: async ({ writer, after }) => {
        if (after !== null) await openPlaces(writer.trx);
      },
      after: ({ writer }) => settlePlaces(writer.trx),
    },
  });
}

async function completeDevice(platform: Platform, { writer, tenantId, before, after }: Change): Promise<Shown> {
  if (after === null || tenantId === null) return {};
  const sent = (name: string) => before === null || after[name] !== before[name];
  const address = readAddress(String(after['device_address']));
  if (address === null) throw errors.badField('device_address', 'is not twelve hexadecimal digits');
  const settings = sent('settings') ? settingsToWrite(after['settings'], before) : undefined;
  const lines = sent('lines') && after['lines'] ? linesToWrite(after['lines'], before) : undefined;
  if (lines) await deviceDefaults(writer.trx, platform, tenantId);
  return {
    ...(sent('device_address') ? { device_address: address } : {}),
    ...completeTemplate(before, after, address, sent),
    ...completeCredentials(before, after),
    ...(settings ? { settings } : {}),
    ...(lines ? { lines } : {}),
  };
}

const TEMPLATE = ['device_vendor', 'device_model', 'device_template'] as const;

function completeTemplate(before: Shown | null, after: Shown, address: string, sent: (name: string) => boolean): Shown {
  if (before !== null && !TEMPLATE.some(sent)) return {};
  const pick = (from: Shown, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, textOf(from[name])]));
  const stored = before && {
    device_vendor: textOf(before['device_vendor']),
    device_model: textOf(before['device_model']),
    device_template: textOf(before['device_template']),
  };
  const named = pick(
    after,
    TEMPLATE.filter((name) => sent(name) && after[name] !== undefined),
  );
  return { ...templateAfter(named, stored, address) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Both or none; a name that is cleared takes its password with it. @throws ApiError 400 */
function completeCredentials(before: Shown | null, after: Shown): Shown {
  const [name, password] = [textOf(after['device_username']), textOf(after['device_password'])];
  if (name && !password) throw errors.badField('device_password', 'is required with device_username');
  if (name || !password) return {};
  if (!before?.['device_username']) throw errors.badField('device_username', 'is required with device_password');
  return { device_password: null };
}
