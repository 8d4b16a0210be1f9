import type { AnswerOf } from '@strowger/client';

/** What the password policy asks for (contract 10 §6). */
export type PasswordPolicy = Pick<
  AnswerOf<'/api/password_policy'>,
  'min_length' | 'min_uppercase' | 'min_lowercase' | 'min_numbers' | 'special_character'
>;

export type PasswordRule = 'length' | 'uppercase' | 'lowercase' | 'numbers' | 'special';

export interface JudgedRule {
  readonly rule: PasswordRule;
  /** How many are asked for. */
  readonly least: number;
  readonly met: boolean;
}

const UPPERCASE = /\p{Lu}/gu;
const LOWERCASE = /\p{Ll}/gu;
const NUMBERS = /\p{Nd}/gu;
/** Neither letter, digit nor blank. */
const SPECIAL = /[^\p{L}\p{Nd}\s]/gu;

/** How a password stands against each rule that asks for something; the server judges again. */
export function judgePassword(password: string, policy: PasswordPolicy): readonly JudgedRule[] {
  const count = (kind: RegExp): number => password.match(kind)?.length ?? 0;
  const rules: readonly (readonly [PasswordRule, number, number])[] = [
    ['length', policy.min_length, [...password].length],
    ['uppercase', policy.min_uppercase, count(UPPERCASE)],
    ['lowercase', policy.min_lowercase, count(LOWERCASE)],
    ['numbers', policy.min_numbers, count(NUMBERS)],
    ['special', policy.special_character, count(SPECIAL)],
  ];
  return rules.filter(([, least]) => least > 0).map(([rule, least, has]) => ({ rule, least, met: has >= least }));
}
