import type { MenuConfiguration } from '@strowger/callplan';
import { childrenOf, type ModuleReader } from './module-reader.ts';

export const menuReader: ModuleReader = {
  resources: ['ivr_menus'],
  numbers: 'ivr_menu',
  async read(trx, tenantId) {
    const rows = await trx.selectFrom('ivr_menus').selectAll().where('tenant_id', '=', tenantId).execute();
    const options = await trx
      .selectFrom('ivr_menu_options')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('ivr_menu_option_enabled', '=', true)
      .orderBy('ivr_menu_option_order')
      .execute();
    const optionsOf = childrenOf(options, (row) => row.ivr_menu_uuid);
    const menus = rows.map(
      (row): MenuConfiguration => ({
        uuid: row.ivr_menu_uuid,
        name: row.ivr_menu_name,
        number: row.ivr_menu_extension,
        enabled: row.ivr_menu_enabled,
        language: row.ivr_menu_language,
        greetLong: row.ivr_menu_greet_long ?? '',
        greetShort: row.ivr_menu_greet_short ?? '',
        invalidSound: row.ivr_menu_invalid_sound ?? '',
        exitSound: row.ivr_menu_exit_sound ?? '',
        timeoutMs: row.ivr_menu_timeout,
        interDigitTimeoutMs: row.ivr_menu_inter_digit_timeout,
        maxFailures: row.ivr_menu_max_failures,
        maxTimeouts: row.ivr_menu_max_timeouts,
        directDial: row.ivr_menu_direct_dial,
        exitApp: row.ivr_menu_exit_app ?? '',
        exitData: row.ivr_menu_exit_data ?? '',
        namePrefix: row.ivr_menu_cid_prefix ?? '',
        ringback: row.ivr_menu_ringback ?? '',
        hasPin: row.ivr_menu_pin_number !== null,
        options: optionsOf(row.ivr_menu_uuid).map((option) => ({
          uuid: option.ivr_menu_option_uuid,
          digits: option.ivr_menu_option_digits,
          action: option.ivr_menu_option_action ?? '',
          param: option.ivr_menu_option_param ?? '',
        })),
      }),
    );
    return {
      modules: { menus: new Map(menus.map((menu) => [menu.uuid, menu])) },
      numbers: menus.map((menu) => [menu.number, menu.uuid]),
    };
  },
};
