import { type Destination, parseAppDestination, parseDestination } from '../destination.ts';
import { isDialableNumber } from '../number.ts';
import { type Parsed, parsed, quote, unreadable } from '../parsed.ts';
import { parseSound } from '../sound.ts';
import { type SettableTrait, settableTrait } from './settable.ts';

/** What an option says that it does, as stored (contract 20 §6.2). */
export type StoredMenuAction =
  | { readonly action: 'lead'; readonly app: string; readonly data: string }
  /** Uuid or number. */
  | { readonly action: 'menu'; readonly menu: string }
  | { readonly action: 'return'; readonly to: 'top' | 'back' }
  | { readonly action: 'exit' }
  | { readonly action: 'play'; readonly sound: string }
  | { readonly action: 'directory' }
  | { readonly action: 'set'; readonly trait: SettableTrait; readonly value: string }
  | { readonly action: 'respond'; readonly status: number };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CONTEXT_SUFFIX = /\s+XML(?:\s.*)?$/i;
const GROUP = /\$[1-9]/g;
/** What a group may have matched, to see whether a text with groups can mean something. */
const ANY_DIGITS = '10';

/**
 * Parses action and param of an option, in the contract's words and in the field's standard ones (`menu-exec-app` with
 * `transfer 1001 XML x`). `$1` … stand for groups of the option's pattern. Never throws.
 */
export function parseMenuAction(action: string | null, param: string | null): Parsed<StoredMenuAction> {
  const name = action?.trim().toLowerCase() ?? '';
  const text = param?.trim() ?? '';
  if (name === 'menu-exec-app') {
    const [app = '', rest = ''] = splitOnce(text, /\s+/);
    return parseAction(app.toLowerCase(), rest);
  }
  return parseAction(name, text);
}

function parseAction(name: string, param: string): Parsed<StoredMenuAction> {
  switch (name) {
    case 'transfer':
      return lead('', param, param);
    case 'voicemail':
      return lead('voicemail', param.replace(CONTEXT_SUFFIX, ''), param);
    case 'check_voicemail':
      return param === '' || isDialableNumber(withGroups(param)) ? lead('', `*98${param}`, param) : noMailbox(param);
    case 'hangup':
      return lead('', param === '' ? 'hangup' : `hangup:${param}`, param);
    case 'menu':
    case 'menu-sub':
      return menu(param);
    case 'menu-top':
    case 'menu-back':
      return parsed({ action: 'return', to: name === 'menu-top' ? 'top' : 'back' });
    case 'menu-exit':
      return parsed({ action: 'exit' });
    case 'playback':
    case 'menu-play-sound':
      return play(param);
    case 'directory':
      return parsed({ action: 'directory' });
    case 'set':
      return set(param);
    case 'respond':
      return respond(param);
    default:
      return unreadable(`${quote(name)} is no action of a menu`);
  }
}

function lead(app: string, data: string, shown: string): Parsed<StoredMenuAction> {
  const destination = parsedWithGroups(app, data);
  if (!destination.ok) return destination;
  if (destination.value.kind === 'nothing') return unreadable(`${quote(shown)} is no destination`);
  return parsed({ action: 'lead', app, data });
}

function parsedWithGroups(app: string, data: string): Parsed<Destination> {
  return app === '' ? parseDestination(withGroups(data)) : parseAppDestination(app, withGroups(data));
}

function menu(param: string): Parsed<StoredMenuAction> {
  const word = param.toLowerCase();
  if (word === 'menu-top' || word === 'menu-back') return parseAction(word, '');
  const target = param.replace(CONTEXT_SUFFIX, '');
  if (UUID.test(target)) return parsed({ action: 'menu', menu: target.toLowerCase() });
  return isDialableNumber(target) ? parsed({ action: 'menu', menu: target }) : unreadable(`${quote(param)} is no menu`);
}

function play(param: string): Parsed<StoredMenuAction> {
  if (param === '') return unreadable('playback names no sound');
  const sound = parseSound(withGroups(param));
  return sound.ok ? parsed({ action: 'play', sound: param }) : sound;
}

function set(param: string): Parsed<StoredMenuAction> {
  const [name = '', value = ''] = splitOnce(param, /\s*=\s*/);
  const trait = settableTrait(name);
  return trait === null
    ? unreadable(`${quote(name)} cannot be set: caller_id_name, language or accountcode can`)
    : parsed({ action: 'set', trait, value });
}

function respond(param: string): Parsed<StoredMenuAction> {
  const status = /^([4-6][0-9]{2})(?:\s|$)/.exec(param)?.[1];
  return status === undefined
    ? unreadable(`${quote(param)} is no SIP status from 400 to 699`)
    : parsed({ action: 'respond', status: Number(status) });
}

function noMailbox(param: string): Parsed<never> {
  return unreadable(`${quote(param)} is no mailbox (2-11 digits)`);
}

function withGroups(text: string): string {
  return text.replace(GROUP, ANY_DIGITS);
}

function splitOnce(text: string, separator: RegExp): readonly [string, string] {
  const found = separator.exec(text);
  if (found === null) return [text, ''];
  return [text.slice(0, found.index), text.slice(found.index + found[0].length)];
}

/** A text of an option with what the groups of its pattern matched; a group that matched nothing is empty. */
export function fillGroups(text: string, groups: readonly string[]): string {
  return text.replace(GROUP, (name) => groups[Number(name.slice(1)) - 1] ?? '');
}
