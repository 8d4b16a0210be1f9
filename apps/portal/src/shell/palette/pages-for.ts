import type { Icon } from '@tabler/icons-react';
import { type Feature, type Page, SECTIONS } from '../../app/feature.ts';
import type { Me } from '../../session/me.ts';
import type { TitleKey } from '../../texts/translation.ts';

/** A page that can be gone to. */
export interface PageEntry {
  readonly path: string;
  readonly titleKey: TitleKey;
  readonly icon: Icon | undefined;
}

/** The pages with an address of their own that the caller may open: those of the menu in its order, then the others. */
export function pagesFor(me: Me, features: readonly Feature[]): readonly PageEntry[] {
  return features
    .flatMap(({ pages }) => pages)
    .filter((page) => !page.path.includes('$') && page.mayOpen(me))
    .map((page) => ({ page, place: placeOf(page) }))
    .sort((a, b) => a.place - b.place)
    .map(({ page: { path, titleKey, menu } }) => ({ path, titleKey, icon: menu?.icon }));
}

/** Whether the caller may open a page, by its path as it is declared: `/extensions/$id`. */
export function mayOpen(me: Me, features: readonly Feature[], path: string): boolean {
  return features.some(({ pages }) => pages.some((page) => page.path === path && page.mayOpen(me)));
}

const ORDERS_IN_SECTION = 10_000;

function placeOf({ menu }: Page): number {
  return menu === undefined
    ? SECTIONS.length * ORDERS_IN_SECTION
    : SECTIONS.indexOf(menu.section) * ORDERS_IN_SECTION + menu.order;
}
