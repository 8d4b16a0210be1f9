import type { Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Me } from '../session/me.ts';
import type { TextsName, TitleKey } from '../texts/translation.ts';

/** The sections of the menu in their order. */
export const SECTIONS = [
  'overview',
  'telephony',
  'handling',
  'routing',
  'fax',
  'records',
  'billing',
  'administration',
  'mine',
] as const;

export type Section = (typeof SECTIONS)[number];

/** Where a page stands in the menu; a page without a place is reached from another one. */
export interface MenuPlace {
  readonly section: Section;
  /** Ascending within the section; steps of ten leave room. */
  readonly order: number;
  readonly icon: Icon;
}

/** One screen with an address. */
export interface Page {
  /** From the root, parameters with `$`: `/ring-groups/$id`. Literal paths win over parameters. */
  readonly path: string;
  /** Its title in the menu, the window and the heading (texts/en/pages.ts). */
  readonly titleKey: TitleKey;
  readonly menu?: MenuPlace;
  /** Whether the caller may open it: rights and edition. Who may not, does not see it in the menu and finds no such page. */
  mayOpen(me: Me): boolean;
  /** The module of the page; its default export is the component. */
  component(): Promise<{ readonly default: ComponentType }>;
  /** Texts that the page needs beyond `common`, `pages`, `session` and `shell`. */
  readonly texts?: readonly TextsName[];
  /** Makes sense of the search part of the address (filters, page, tab): whatever was typed there, a valid value. */
  search?(raw: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

/** A part of the portal: what features/<feature>/index.ts exports and features/index.ts lists. */
export interface Feature {
  readonly pages: readonly Page[];
}
