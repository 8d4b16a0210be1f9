import type { Language } from '../language.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import type { Grammar } from './grammar.ts';
import { ITALIAN } from './italian.ts';
import { RUSSIAN } from './russian.ts';
import { SPANISH } from './spanish.ts';

export const GRAMMARS: Readonly<Record<Language, Grammar>> = {
  en: ENGLISH,
  fr: FRENCH,
  de: GERMAN,
  es: SPANISH,
  it: ITALIAN,
  ru: RUSSIAN,
};
