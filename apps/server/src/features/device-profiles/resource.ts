import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { keyRows } from '../devices/key-rows.ts';
import { openPlaces, settlePlaces } from '../devices/places.ts';
import { settingRows, settingsToWrite } from '../devices/setting-rows.ts';
import { pbxResource } from '../pbx/pbx-resource.ts';

/** What devices of a kind have in common (contract 20 §2.2). */
export function deviceProfiles(platform: Platform): Resource {
  return pbxResource(platform, {
    path: '/device_profiles',
    tag: 'Devices',
    what: 'Device profile',
    plural: 'Device profiles',
    table: 'device_profiles',
    key: { field: 'device_profile_uuid', kind: 'uuid' },
    featureKey: 'devices',
    named: 'device_profile_name',
    fields: {
      device_profile_uuid: { schema: uuid(), write: 'never' },
      device_profile_name: {
        schema: Type.String({
          minLength: 1,
          maxLength: 80,
          pattern: '^[^\\u0000-\\u001f\\u007f]*\\S[^\\u0000-\\u001f\\u007f]*$',
        }),
        required: true,
      },
      device_profile_description: { schema: nullable(Type.String({ maxLength: 1000 })) },
      device_profile_enabled: {
        schema: Type.Boolean({ description: 'Off: neither its settings nor its keys apply.' }),
      },
    },
    listed: ['device_profile_uuid', 'device_profile_name', 'device_profile_description', 'device_profile_enabled'],
    searched: ['device_profile_name', 'device_profile_description'],
    order: [{ field: 'device_profile_name' }],
    times: { created: 'date_created', updated: 'last_updated' },
    children: [
      settingRows(platform.vault, 'device_profile_settings', 'device_profile_uuid'),
      keyRows('device_profile_keys', 'device_profile_uuid'),
    ],
    hooks: {
      complete: async ({ before, after }) => {
        const settings = settingsToWrite(after?.['settings'], before);
        return settings ? { settings } : {};
      },
      before: async (change) => {
        if (change.after === null) await requireUnused(change);
        else await openPlaces(change.writer.trx);
      },
      after: ({ writer }) => settlePlaces(writer.trx),
    },
  });
}

const SHOWN = 10;

/** @throws ApiError 409 that names the devices */
async function requireUnused({ writer, before }: Change): Promise<void> {
  const devices = await writer.trx
    .selectFrom('devices')
    .select(['device_label', 'device_address'])
    .where('device_profile_uuid', '=', String(before?.['device_profile_uuid']))
    .orderBy('device_address')
    .limit(SHOWN + 1)
    .execute();
  if (devices.length === 0) return;
  const names = devices.slice(0, SHOWN).map((device) => device.device_label ?? device.device_address);
  const more = devices.length > SHOWN ? ', …' : '';
  throw errors.conflict(`Cannot delete: used by Device(s): ${names.join(', ')}${more}`);
}
