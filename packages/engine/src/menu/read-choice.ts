import { type Chosen, chosenBy, type Menu, type MenuChoice, mayGrow, type Pressable } from '@strowger/callplan';
import type { Dialogue } from '../dialogue/dialogue.ts';

/** What a caller has pressed: nothing at all, nothing that the menu offers, or a choice. */
export type Pressed = { readonly kind: 'silence' } | { readonly kind: 'invalid' } | Chosen<MenuChoice>;

/**
 * Reads one choice (contract 20 §6.1): keys are awaited while some option or extension could still match; `#` ends the
 * choice unless it can be part of one.
 */
export async function readChoice(
  dialogue: Dialogue,
  { timeoutMs, interDigitTimeoutMs }: Pick<Menu, 'timeoutMs' | 'interDigitTimeoutMs'>,
  choices: Pressable<MenuChoice>,
): Promise<Pressed> {
  let digits = '';
  do {
    const key = await dialogue.key(digits === '' ? timeoutMs : interDigitTimeoutMs);
    if (key === null && digits === '') return { kind: 'silence' };
    if (key === null || (key === '#' && !canBe(choices, `${digits}#`))) break;
    digits += key;
  } while (mayGrow(choices, digits));
  return chosenBy(choices, digits) ?? { kind: 'invalid' };
}

function canBe(choices: Pressable<MenuChoice>, digits: string): boolean {
  return chosenBy(choices, digits) !== null || mayGrow(choices, digits);
}
