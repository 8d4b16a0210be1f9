import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../../kit/fields/select-field.tsx';
import type { Language } from './menu-values.ts';

const LANGUAGES = ['en', 'fr', 'de', 'es', 'it'] as const satisfies readonly Language[];

/** Languages that menus speak, by their names in the portal's language. */
export function useLanguages(): readonly Choice<Language>[] {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
    return LANGUAGES.map((value) => ({ value, label: capitalised(names.of(value) ?? value, i18n.language) }));
  }, [i18n.language]);
}

function capitalised(word: string, language: string): string {
  return word.charAt(0).toLocaleUpperCase(language) + word.slice(1);
}
