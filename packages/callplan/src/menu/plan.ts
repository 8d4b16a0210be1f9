import type { DirectoryListing } from '../directory/plan.ts';
import type { SettableTrait } from './settable.ts';

/** Answer, and lead the caller through a menu and those below it (contract 20 §6.3). */
export interface MenuStep {
  readonly step: 'menu';
  /** Uuid of the one he enters. */
  readonly menu: string;
  /** By uuid: every menu that can be reached from it. */
  readonly menus: Readonly<Record<string, Menu>>;
  /** Numbers and aliases that may be dialled where a menu has direct dial, sorted; empty where none has. */
  readonly extensions: readonly string[];
  /** Empty unless an option leads there. */
  readonly directory: readonly DirectoryListing[];
}

/** Sounds by the grammar of contract 20 §0.9, empty = the built-in one. */
export interface Menu {
  readonly uuid: string;
  readonly name: string;
  readonly language: string;
  readonly greetLong: string;
  readonly greetShort: string;
  readonly invalidSound: string;
  readonly exitSound: string;
  /** Wait for the first digit. */
  readonly timeoutMs: number;
  readonly interDigitTimeoutMs: number;
  readonly maxFailures: number;
  readonly maxTimeouts: number;
  readonly directDial: boolean;
  readonly namePrefix: string;
  readonly ringback: string;
  readonly hasPin: boolean;
  /** In their order. */
  readonly options: readonly MenuChoice[];
  /** Destination where it ends (contract 20 §0.9); uuids are numbers already. */
  readonly exit: string;
}

export interface MenuChoice {
  /** Literal, or a regular expression between slashes (contract 20 §6.1). */
  readonly digits: string;
  readonly action: MenuAction;
}

/** What an option does (contract 20 §6.2). In texts `$1` … stand for what the groups of its pattern matched. */
export type MenuAction =
  /** Lead the call to a destination of contract 20 §0.9; uuids are numbers already. */
  | { readonly action: 'lead'; readonly destination: string }
  | { readonly action: 'menu'; readonly uuid: string }
  | { readonly action: 'return'; readonly to: 'top' | 'back' }
  | { readonly action: 'exit' }
  | { readonly action: 'play'; readonly sound: string }
  | { readonly action: 'directory' }
  | { readonly action: 'set'; readonly trait: SettableTrait; readonly value: string }
  | { readonly action: 'respond'; readonly status: number }
  /** It leads to a menu that is no more: a wrong choice. */
  | { readonly action: 'none' };
