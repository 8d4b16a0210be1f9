import { en } from './en/index.ts';
import { es } from './es/index.ts';
import type { Translation } from './translation.ts';

/** The languages of the portal and what each calls itself. */
export const LANGUAGES = { en: 'English', es: 'Español' } as const;

export type Language = keyof typeof LANGUAGES;

export const MODULES: Readonly<Record<Language, Translation>> = { en, es };

/** Whether the portal speaks a language. */
export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}

/**
 * The language to begin with.
 *
 * @param chosen what was chosen before, if anything
 * @param preferred language tags of the browser, best first
 */
export function chooseLanguage(chosen: string | null, preferred: readonly string[]): Language {
  const tags = [chosen ?? '', ...preferred.map((tag) => tag.toLowerCase().split('-')[0] ?? '')];
  return tags.find((tag) => isLanguage(tag)) ?? 'en';
}
