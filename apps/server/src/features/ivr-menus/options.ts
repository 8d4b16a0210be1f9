import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';
import type { Children } from '../../http/resource/children.ts';
import type { Shown } from '../../http/resource/field.ts';

/** The contract's words, then the field's standard ones (contract 20 §6.2). */
const ACTIONS = [
  'transfer',
  'menu',
  'hangup',
  'playback',
  'voicemail',
  'check_voicemail',
  'directory',
  'set',
  'respond',
  'menu-exec-app',
  'menu-sub',
  'menu-top',
  'menu-back',
  'menu-exit',
  'menu-play-sound',
] as const;

const STEP = 10;

/** Contract 20 §6. */
export const menuOptions: Children = {
  field: 'options',
  alias: 'ivr_menu_options',
  table: 'ivr_menu_options',
  key: { field: 'ivr_menu_option_uuid', kind: 'uuid' },
  parent: 'ivr_menu_uuid',
  tenant: 'tenant_id',
  position: 'ivr_menu_option_order',
  most: 50,
  fields: {
    ivr_menu_option_uuid: { schema: uuid(), write: 'never' },
    ivr_menu_option_digits: { schema: Type.String({ minLength: 1, maxLength: 128 }), required: true },
    ivr_menu_option_action: { schema: Type.Enum(ACTIONS), required: true },
    ivr_menu_option_param: { schema: nullable(Type.String({ maxLength: 255, pattern: '^[^\\p{Cc}]*$' })) },
    ivr_menu_option_order: { schema: Type.Integer({ minimum: 0, maximum: 1_000_000 }) },
    ivr_menu_option_description: { schema: nullable(Type.String({ maxLength: 255 })) },
    ivr_menu_option_enabled: { schema: Type.Boolean() },
  },
};

/** An option without an order of its own has that of its place. */
export function withOrder(menu: Shown | null): Shown {
  const options: unknown = menu?.['options'];
  if (!Array.isArray(options)) return {};
  return {
    options: options.map((option: unknown, index) => ({
      ivr_menu_option_order: index * STEP,
      ...(typeof option === 'object' ? option : {}),
    })),
  };
}
