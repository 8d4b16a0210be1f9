import { parseMenuAction, parseOptionDigits } from '@strowger/callplan';
import type { FieldError } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';
import {
  faultsOf,
  faultsOfRows,
  isDataOf,
  isRingback,
  isSound,
  refuseFaults,
  type TextCheck,
  textOf,
} from '../pbx/check-texts.ts';

/** What the schema cannot tell of a menu (contract 20 §6, §0.9). @throws ApiError 400 */
export function requireSoundMenu(menu: Shown): void {
  refuseFaults([
    ...faultsOf(menu, {
      ivr_menu_greet_long: isSound,
      ivr_menu_greet_short: isSound,
      ivr_menu_invalid_sound: isSound,
      ivr_menu_exit_sound: isSound,
      ivr_menu_ringback: isRingback,
      ivr_menu_exit_data: isDataOf('ivr_menu_exit_app'),
    }),
    ...faultsOfRows(menu, 'options', { ivr_menu_option_digits: areDigits, ivr_menu_option_param: isParam }),
    ...faultsOfRepeated(menu),
  ]);
}

const areDigits: TextCheck = (digits) => {
  const read = parseOptionDigits(digits ?? '');
  return read.ok ? null : read.error;
};

const isParam: TextCheck = (param, option) => {
  const read = parseMenuAction(textOf(option['ivr_menu_option_action']), param);
  return read.ok ? null : read.error;
};

/** Two enabled options with the same digits: the second would never be chosen. */
function faultsOfRepeated(menu: Shown): FieldError[] {
  const options: unknown = menu['options'];
  const seen = new Set<string>();
  return (Array.isArray(options) ? options : []).flatMap((option: Shown, index) => {
    const digits = textOf(option['ivr_menu_option_digits']) ?? '';
    if (option['ivr_menu_option_enabled'] === false) return [];
    if (!seen.has(digits)) {
      seen.add(digits);
      return [];
    }
    const message = `${JSON.stringify(digits)} is the choice of another enabled option`;
    return [{ field: `options[${index}].ivr_menu_option_digits`, message }];
  });
}
