import type { en } from './en/index.ts';
import type { TextsOf } from './texts-of.ts';

/** Every text of the portal by feature (the namespaces of i18next), as the English files have them. */
export type Catalogue = { [N in keyof typeof en]: Awaited<ReturnType<(typeof en)[N]>>['texts'] };

export type TextsName = keyof Catalogue;

/** A language other than English: no feature and no key may be missing. */
export type Translation = { readonly [N in TextsName]: () => Promise<{ readonly texts: TextsOf<Catalogue[N]> }> };

/** Keys of page titles (texts/en/pages.ts), which menus show before the page itself is loaded. */
export type TitleKey = keyof Catalogue['pages'];
