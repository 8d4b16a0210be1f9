import type { CallNode } from '../call-diagram/call-tree.ts';
import type { MenuOption } from './menu-values.ts';
import { menuNamedBy } from './option-action.ts';

/** What a node of a menu's diagram stands for. */
export type MenuPlace =
  | { readonly kind: 'menu'; readonly name: string; readonly number: string }
  | { readonly kind: 'option'; readonly option: MenuOption; readonly index: number; readonly own: boolean }
  | { readonly kind: 'exit'; readonly destination: string };

/** A menu of the tenant, as its list gives it. */
export interface KnownMenu {
  readonly ivr_menu_uuid: string;
  readonly ivr_menu_name: string;
  readonly ivr_menu_extension: string;
}

/** What is drawn. */
export interface DrawnMenu {
  /** Null: it is new. */
  readonly uuid: string | null;
  readonly name: string;
  readonly number: string;
  readonly options: readonly MenuOption[];
  /** Where the call goes after too many wrong choices or too long a silence. */
  readonly exit: string;
}

export interface MenuSurroundings {
  readonly menus: readonly KnownMenu[];
  /** Nested menus that have been read, by uuid. */
  readonly options: ReadonlyMap<string, readonly MenuOption[]>;
  /** Ids of nodes whose menu is shown. */
  readonly expanded: ReadonlySet<string>;
  /** Label of the way that is taken without a valid choice. */
  readonly exitLabel: string;
}

/** Nested menus end here (contract 20 §6.3). */
const DEEPEST = 10;

export const MENU_ID = 'menu';
export const EXIT_ID = 'exit';

/** The diagram of a menu: its options from top to bottom, then its exit; nested menus where they are opened. */
export function menuTree(menu: DrawnMenu, around: MenuSurroundings): CallNode<MenuPlace> {
  const above = menu.uuid === null ? [] : [menu.uuid];
  return {
    id: MENU_ID,
    data: { kind: 'menu', name: menu.name, number: menu.number },
    children: [
      ...optionNodes(menu.options, 'option', above, around),
      {
        id: EXIT_ID,
        data: { kind: 'exit', destination: menu.exit },
        label: around.exitLabel,
        children: [],
      },
    ],
  };
}

function optionNodes(
  options: readonly MenuOption[],
  prefix: string,
  above: readonly string[],
  around: MenuSurroundings,
): CallNode<MenuPlace>[] {
  return options.map((option, index) => {
    const id = `${prefix}:${index}`;
    const uuid = nestedMenu(option, around.menus);
    const mayOpen = uuid !== null && !above.includes(uuid) && above.length < DEEPEST;
    const isOpen = mayOpen && around.expanded.has(id);
    const inside = isOpen ? (around.options.get(uuid) ?? []) : [];
    return {
      id,
      data: { kind: 'option', option, index, own: prefix === 'option' },
      label: option.ivr_menu_option_digits,
      muted: option.ivr_menu_option_enabled === false,
      ...(mayOpen ? { expansion: isOpen ? ('open' as const) : ('closed' as const) } : {}),
      children: isOpen ? optionNodes(inside, id, [...above, uuid], around) : [],
    };
  });
}

/** The menu of the tenant that an option leads into; null: into none. */
export function nestedMenu(option: MenuOption, menus: readonly KnownMenu[]): string | null {
  const named = menuNamedBy(option);
  const found = menus.find((menu) => menu.ivr_menu_uuid === named || menu.ivr_menu_extension === named);
  return found?.ivr_menu_uuid ?? null;
}

/** The menus whose options the diagram needs: those of open nodes, as far as it knows them. */
export function menusToRead(root: CallNode<MenuPlace>, menus: readonly KnownMenu[]): string[] {
  const own = root.data.kind === 'option' && root.expansion === 'open' ? nestedMenu(root.data.option, menus) : null;
  const below = root.children.flatMap((child) => menusToRead(child, menus));
  return [...new Set(own === null ? below : [own, ...below])];
}

/** The place in the menu's own options that a node stands for; null: for none. */
export function ownIndex(id: string | null): number | null {
  const index = /^option:(\d+)$/.exec(id ?? '')?.[1];
  return index === undefined ? null : Number(index);
}
