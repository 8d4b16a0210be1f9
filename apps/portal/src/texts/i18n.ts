import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chooseLanguage, isLanguage, type Language, MODULES } from './languages.ts';
import type { TextsName } from './translation.ts';

const KEY = 'strowger.language';

/** Texts that every page needs: words of all screens, titles for the menu, the frame. */
const FIRST: readonly TextsName[] = ['common', 'pages', 'session', 'shell'];

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, name, done) {
    readTexts(language, name).then(
      (texts) => done(null, texts),
      (error: unknown) => done(error instanceof Error ? error : String(error), null),
    );
  },
};

async function readTexts(language: string, name: string) {
  const modules = MODULES[isLanguage(language) ? language : 'en'];
  const load = Object.entries(modules).find(([it]) => it === name)?.[1];
  if (load === undefined) throw new Error(`No texts named ${name}`);
  return (await load()).texts;
}

/** Loads the texts of the chosen language that every page needs. */
export async function startTexts(): Promise<void> {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: chooseLanguage(localStorage.getItem(KEY), navigator.languages),
      supportedLngs: ['en', 'es'],
      load: 'languageOnly',
      // No second language is loaded: a missing text is an error of the type check.
      fallbackLng: false,
      ns: [...FIRST],
      defaultNS: 'common',
      // React escapes what it shows.
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  sayLanguage();
  i18next.on('languageChanged', sayLanguage);
}

function sayLanguage(): void {
  document.documentElement.lang = i18next.language;
}

/** Changes the language and keeps the choice for this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  await i18next.changeLanguage(language);
}

/** Loads the texts of a feature before its page is shown. */
export async function loadTexts(names: readonly TextsName[]): Promise<void> {
  await i18next.loadNamespaces([...names]);
}
