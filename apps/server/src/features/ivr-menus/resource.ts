import { MENU_LANGUAGES } from '@strowger/callplan';
import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';
import type { Field } from '../../http/resource/field.ts';
import { optionalPinField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { contextField } from '../pbx/context-field.ts';
import { dialable, pbxResource } from '../pbx/pbx-resource.ts';
import { refuseDelete } from '../pbx/refuse-delete.ts';
import { menuOptions, withOrder } from './options.ts';
import { requireSoundMenu } from './require-sound-menu.ts';

const line = (maxLength: number): Field => ({
  schema: nullable(Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' })),
});
/** Cleared, it is as in a new menu. */
const number = (minimum: number, maximum: number, unset: number): Field => ({
  schema: nullable(Type.Integer({ minimum, maximum })),
  store: (sent) => sent ?? unset,
});
const flag = (): Field => ({ schema: Type.Boolean() });

/** Contract 20 §6. */
export const ivrMenus = (platform: Platform): Resource =>
  pbxResource(platform, {
    path: '/ivr_menus',
    tag: 'IVR menus',
    what: 'IVR Menu',
    plural: 'IVR menus',
    table: 'ivr_menus',
    key: { field: 'ivr_menu_uuid', kind: 'uuid' },
    featureKey: 'ivr_menus',
    hasQuota: true,
    numbers: { kind: 'ivr_menu', fields: ['ivr_menu_extension'] },
    named: 'ivr_menu_name',
    fields: {
      ivr_menu_uuid: { schema: uuid(), write: 'never' },
      ivr_menu_name: { schema: Type.String({ minLength: 1, maxLength: 80 }), required: true },
      ivr_menu_extension: { schema: dialable('Its number.'), required: true },
      ivr_menu_language: { schema: Type.Enum(MENU_LANGUAGES) },
      ivr_menu_greet_long: line(255),
      ivr_menu_greet_short: line(255),
      ivr_menu_invalid_sound: line(255),
      ivr_menu_exit_sound: line(255),
      ivr_menu_timeout: number(500, 60_000, 10_000),
      ivr_menu_inter_digit_timeout: number(100, 60_000, 2000),
      ivr_menu_max_failures: number(1, 20, 3),
      ivr_menu_max_timeouts: number(1, 20, 3),
      ivr_menu_direct_dial: flag(),
      ivr_menu_exit_app: { schema: nullable(Type.Enum(['transfer', 'hangup', 'voicemail'])) },
      ivr_menu_exit_data: line(255),
      ivr_menu_cid_prefix: line(40),
      ivr_menu_ringback: line(255),
      ivr_menu_pin_number: optionalPinField(platform.vault, 'ivr_menus.ivr_menu_pin_number', 20),
      ivr_menu_context: contextField('ivr_menu_context'),
      ivr_menu_enabled: flag(),
      ivr_menu_description: line(1000),
    },
    listed: [
      'domain_uuid',
      'ivr_menu_uuid',
      'ivr_menu_name',
      'ivr_menu_extension',
      'ivr_menu_language',
      'ivr_menu_timeout',
      'ivr_menu_enabled',
      'ivr_menu_description',
    ],
    searched: ['ivr_menu_name', 'ivr_menu_extension', 'ivr_menu_description'],
    filters: { ivr_menu_language: 'text', ivr_menu_enabled: 'flag' },
    order: [{ field: 'ivr_menu_name' }],
    times: { created: 'date_created', updated: 'last_updated' },
    children: [menuOptions],
    hooks: {
      complete: async ({ after }) => withOrder(after),
      before: async (change) => {
        if (change.after) requireSoundMenu(change.after);
        await refuseDelete(change, ['ivr_menu_uuid', 'ivr_menu_name', 'ivr_menu_extension']);
      },
    },
  });
