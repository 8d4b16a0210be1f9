import type { Words } from '../grammar/grammar.ts';
import { GRAMMARS } from '../grammar/grammars.ts';
import type { Language } from '../language.ts';

const LONGEST_SECONDS = 999_999_999;

/** A length of time in its two largest units; fractions of a second are cut off, a negative length is 0. */
export function sayDuration(language: Language, seconds: number): Words {
  if (Number.isNaN(seconds)) return [];
  return GRAMMARS[language].duration(Math.trunc(Math.min(Math.max(seconds, 0), LONGEST_SECONDS)));
}
