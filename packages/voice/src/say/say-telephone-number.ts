import type { Words } from '../grammar/grammar.ts';
import { GRAMMARS } from '../grammar/grammars.ts';
import type { Language } from '../language.ts';
import { sayDigits } from './say-digits.ts';

const FRENCH_NATIONAL = /^0[1-9][0-9]{8}$/;
const SEPARATORS = /[\s().\-/]/g;

/** A telephone number: digit by digit, a French national one in pairs as it is spoken there ("zéro six douze ..."). */
export function sayTelephoneNumber(language: Language, number: string): Words {
  const dialled = number.replaceAll(SEPARATORS, '');
  if (language !== 'fr' || !FRENCH_NATIONAL.test(dialled)) return sayDigits(dialled);
  return (dialled.match(/../g) ?? []).flatMap((pair) =>
    pair.startsWith('0') ? sayDigits(pair) : GRAMMARS.fr.cardinal(Number(pair), 'counting'),
  );
}
