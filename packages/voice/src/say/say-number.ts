import type { Gender, Words } from '../grammar/grammar.ts';
import { GRAMMARS } from '../grammar/grammars.ts';
import type { Language } from '../language.ts';
import { sayDigits } from './say-digits.ts';

export const GREATEST_NUMBER = 999_999_999;

/**
 * A cardinal: `gender` is that of the thing counted. Fractions are cut off; beyond 999 999 999 the digits are read one
 * by one. What is no finite number says nothing.
 */
export function sayNumber(language: Language, value: number, gender: Gender = 'counting'): Words {
  if (!Number.isFinite(value)) return [];
  const whole = Math.trunc(Math.abs(value));
  const sign = value <= -1 ? ['digits/minus'] : [];
  if (whole > GREATEST_NUMBER) return [...sign, ...sayDigits(BigInt(whole).toString())];
  return [...sign, ...GRAMMARS[language].cardinal(whole, gender)];
}
