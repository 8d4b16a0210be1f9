import type { Icon } from '@tabler/icons-react';
import { type Feature, SECTIONS, type Section } from '../app/feature.ts';
import type { Me } from '../session/me.ts';
import type { TitleKey } from '../texts/translation.ts';

export interface MenuEntry {
  readonly path: string;
  readonly titleKey: TitleKey;
  readonly icon: Icon;
}

export interface MenuSection {
  readonly section: Section;
  readonly entries: readonly MenuEntry[];
}

/** The menu of one caller: only what he may open, sections without an entry left out. */
export function menuFor(me: Me, features: readonly Feature[]): readonly MenuSection[] {
  const placed = features
    .flatMap(({ pages }) => pages)
    .flatMap(({ menu, path, titleKey, ...page }) => (menu && page.mayOpen(me) ? [{ ...menu, path, titleKey }] : []))
    .sort((a, b) => a.order - b.order);
  return SECTIONS.map((section) => ({
    section,
    entries: placed
      .filter((it) => it.section === section)
      .map(({ path, titleKey, icon }) => ({ path, titleKey, icon })),
  })).filter(({ entries }) => entries.length > 0);
}
