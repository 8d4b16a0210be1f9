import type { AnswerOf, BodyOf } from '@strowger/client';
import { joinApp } from '../../kit/destination/destination-kind.ts';
import { canonicalOption } from './option-action.ts';

type Body = BodyOf<'/api/ivr_menus', 'post'>;

/** A menu as the API gives it. */
export type Menu = AnswerOf<'/api/ivr_menus/{ivr_menu_uuid}'>;

export type Language = NonNullable<Body['ivr_menu_language']>;

/** One choice of a menu. */
export type MenuOption = NonNullable<Body['options']>[number];

/** What the form of a menu edits. */
export interface MenuValues {
  ivr_menu_name: string;
  ivr_menu_extension: string;
  ivr_menu_language: Language;
  ivr_menu_greet_long: string | null;
  ivr_menu_greet_short: string | null;
  ivr_menu_invalid_sound: string | null;
  ivr_menu_exit_sound: string | null;
  ivr_menu_timeout: number | null;
  ivr_menu_inter_digit_timeout: number | null;
  ivr_menu_max_failures: number | null;
  ivr_menu_max_timeouts: number | null;
  ivr_menu_direct_dial: boolean;
  /** App and data in one (contract 20 §0.9). */
  ivr_menu_exit_data: string | null;
  ivr_menu_cid_prefix: string | null;
  ivr_menu_ringback: string | null;
  ivr_menu_pin_number: string | null;
  ivr_menu_enabled: boolean;
  ivr_menu_description: string | null;
  options: MenuOption[];
}

export const NEW_MENU: MenuValues = {
  ivr_menu_name: '',
  ivr_menu_extension: '',
  ivr_menu_language: 'en',
  ivr_menu_greet_long: null,
  ivr_menu_greet_short: null,
  ivr_menu_invalid_sound: null,
  ivr_menu_exit_sound: null,
  ivr_menu_timeout: 10_000,
  ivr_menu_inter_digit_timeout: 2000,
  ivr_menu_max_failures: 3,
  ivr_menu_max_timeouts: 3,
  ivr_menu_direct_dial: false,
  ivr_menu_exit_data: null,
  ivr_menu_cid_prefix: null,
  ivr_menu_ringback: null,
  ivr_menu_pin_number: null,
  ivr_menu_enabled: true,
  ivr_menu_description: null,
  options: [],
};

/** The form's values of a menu as the API gives it. */
export function valuesOf(menu: Menu): MenuValues {
  return {
    ivr_menu_name: menu.ivr_menu_name,
    ivr_menu_extension: menu.ivr_menu_extension,
    ivr_menu_language: menu.ivr_menu_language,
    ivr_menu_greet_long: menu.ivr_menu_greet_long,
    ivr_menu_greet_short: menu.ivr_menu_greet_short,
    ivr_menu_invalid_sound: menu.ivr_menu_invalid_sound,
    ivr_menu_exit_sound: menu.ivr_menu_exit_sound,
    ivr_menu_timeout: menu.ivr_menu_timeout,
    ivr_menu_inter_digit_timeout: menu.ivr_menu_inter_digit_timeout,
    ivr_menu_max_failures: menu.ivr_menu_max_failures,
    ivr_menu_max_timeouts: menu.ivr_menu_max_timeouts,
    ivr_menu_direct_dial: menu.ivr_menu_direct_dial,
    ivr_menu_exit_data: joinApp(menu.ivr_menu_exit_app, menu.ivr_menu_exit_data),
    ivr_menu_cid_prefix: menu.ivr_menu_cid_prefix,
    ivr_menu_ringback: menu.ivr_menu_ringback,
    ivr_menu_pin_number: menu.ivr_menu_pin_number ?? null,
    ivr_menu_enabled: menu.ivr_menu_enabled,
    ivr_menu_description: menu.ivr_menu_description,
    options: optionsOf(menu),
  };
}

/** The options of a menu in the order in which they are tried. */
export function optionsOf(menu: Pick<Menu, 'options'>): MenuOption[] {
  return [...menu.options].sort((a, b) => a.ivr_menu_option_order - b.ivr_menu_option_order).map(canonicalOption);
}

/** What is sent of the values: options in the order in which they stand, the exit as app and data. */
export function sent<Values extends Partial<MenuValues>>(values: Values) {
  const { options, ivr_menu_exit_data: exit } = values;
  return {
    ...values,
    ...(options === undefined ? {} : { options: inOrder(options) }),
    ...(exit === undefined ? {} : { ivr_menu_exit_app: exit === null || exit === '' ? null : ('transfer' as const) }),
  };
}

const STEP = 10;

/** Options in the order in which they stand: they are tried in it (contract 20 §6.1). */
export function inOrder(options: readonly MenuOption[]): MenuOption[] {
  return options.map((option, index) => ({ ...option, ivr_menu_option_order: index * STEP }));
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'];

/** A new option with the next digit that none has. */
export function newOption(options: readonly MenuOption[]): MenuOption {
  const used = new Set(options.map((option) => option.ivr_menu_option_digits));
  return {
    ivr_menu_option_digits: DIGITS.find((digit) => !used.has(digit)) ?? '',
    ivr_menu_option_action: 'transfer',
    ivr_menu_option_param: '',
    ivr_menu_option_description: '',
    ivr_menu_option_enabled: true,
  };
}
