import type { Words } from '../grammar/grammar.ts';
import { GRAMMARS } from '../grammar/grammars.ts';
import type { Language } from '../language.ts';
import { GREATEST_NUMBER } from './say-number.ts';

/** "You have 3 new and 1 old messages" in the order, number and gender of the language; none of either: "no messages". */
export function sayCount(language: Language, fresh: number, saved: number): Words {
  return GRAMMARS[language].messages(countable(fresh), countable(saved));
}

function countable(count: number): number {
  return Number.isNaN(count) ? 0 : Math.trunc(Math.min(Math.max(count, 0), GREATEST_NUMBER));
}
