/** Languages with rules of their own: those of the menus (contract 20 §6), and Russian, which Debian has recorded. */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'ru'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What is spoken where a language is unknown or lacks a recording. */
export const FALLBACK_LANGUAGE = 'en' satisfies Language;

/** The language a tag such as `fr`, `fr-CA` or `fr_CA_f_June` names; null for one without rules. */
export function languageNamed(tag: string): Language | null {
  const primary = tag.trim().toLowerCase().split(/[-_]/, 1)[0];
  return LANGUAGES.find((language) => language === primary) ?? null;
}
