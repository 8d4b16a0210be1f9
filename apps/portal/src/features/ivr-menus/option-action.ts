import { readDestination } from '../../kit/destination/destination-value.ts';
import type { MenuOption } from './menu-values.ts';

/** What an option does, in the words of contract 20 §6.2. */
export const ACTIONS = [
  'transfer',
  'menu',
  'menu-back',
  'menu-top',
  'playback',
  'check_voicemail',
  'directory',
  'hangup',
  'menu-exit',
  'set',
  'respond',
] as const satisfies readonly MenuOption['ivr_menu_option_action'][];

export type Action = (typeof ACTIONS)[number];

/** The action of an option, aliases and `voicemail` by what they stand for. */
export function actionOf(option: MenuOption): Action {
  const { ivr_menu_option_action: action } = canonicalOption(option);
  return ACTIONS.find((one) => one === action) ?? 'transfer';
}

/** The same option without the field's other words for it (contract 20 §6.2): one form for each meaning. */
export function canonicalOption<Option extends MenuOption>(option: Option): Option {
  const param = option.ivr_menu_option_param?.trim() ?? '';
  const as = (action: Action, text: string): Option => ({
    ...option,
    ivr_menu_option_action: action,
    ivr_menu_option_param: text,
  });
  switch (option.ivr_menu_option_action) {
    case 'voicemail':
      return as('transfer', `*99${withoutContext(param)}`);
    case 'menu':
    case 'menu-sub':
      return isReturn(param) ? as(param, '') : as('menu', withoutContext(param));
    case 'menu-play-sound':
      return as('playback', param);
    case 'menu-exec-app':
      return executed(option, param);
    default:
      return option;
  }
}

function executed<Option extends MenuOption>(option: Option, param: string): Option {
  const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(param) ?? [];
  const action = EXECUTABLE.find((one) => one === word.toLowerCase());
  if (action === undefined) return option;
  return canonicalOption({ ...option, ivr_menu_option_action: action, ivr_menu_option_param: rest });
}

const EXECUTABLE = [
  'transfer',
  'voicemail',
  'check_voicemail',
  'hangup',
  'menu',
  'menu-sub',
  'menu-top',
  'menu-back',
  'menu-exit',
  'playback',
  'menu-play-sound',
  'directory',
  'set',
  'respond',
] as const satisfies readonly MenuOption['ivr_menu_option_action'][];

function isReturn(param: string): param is 'menu-top' | 'menu-back' {
  return param === 'menu-top' || param === 'menu-back';
}

function withoutContext(text: string): string {
  return text.replace(/\sXML(\s.*)?$/is, '').trim();
}

/** Uuid or number of the menu that an option leads into, where it leads into one; a number may be another thing's. */
export function menuNamedBy(option: MenuOption): string | null {
  const { ivr_menu_option_action: action, ivr_menu_option_param: param } = canonicalOption(option);
  const text = param?.trim() ?? '';
  if (action === 'menu') return text === '' ? null : text;
  const value = readDestination(text);
  if (action !== 'transfer') return null;
  return value.kind === 'number' ? value.number : value.kind === 'other' ? value.text : null;
}
