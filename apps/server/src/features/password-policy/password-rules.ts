import type { FieldError } from '../../http/errors.ts';
import type { PasswordPolicy } from './schema.ts';

export type PasswordRules = Pick<
  PasswordPolicy,
  'min_length' | 'min_uppercase' | 'min_lowercase' | 'min_numbers' | 'special_character'
>;

/** One entry for each rule of the policy that the password breaks; letters and digits of every script count. */
export function brokenRules(rules: PasswordRules, password: string): FieldError[] {
  const characters = [...password];
  const count = (form: RegExp) => characters.filter((character) => form.test(character)).length;
  const demands: readonly (readonly [needed: number, found: number, what: string])[] = [
    [rules.min_length, characters.length, 'characters'],
    [rules.min_uppercase, count(/\p{Lu}/u), 'upper-case letters'],
    [rules.min_lowercase, count(/\p{Ll}/u), 'lower-case letters'],
    [rules.min_numbers, count(/\p{Nd}/u), 'digits'],
    [rules.special_character, count(/[^\p{L}\p{Nd}\s]/u), 'special characters'],
  ];
  return demands
    .filter(([needed, found]) => found < needed)
    .map(([needed, , what]) => ({ field: 'password', message: `needs at least ${needed} ${what}` }));
}
