import type { Variables } from './variables.ts';

export const KEY_CATEGORIES = ['line', 'memory', 'programmable', 'expansion'] as const;
export type KeyCategory = (typeof KEY_CATEGORIES)[number];

export const KEY_TYPES = [
  'line',
  'blf',
  'speed_dial',
  'voicemail',
  'park',
  'dnd',
  'call_forward',
  'intercom',
  'transfer',
  'url',
  'none',
] as const;
export type KeyType = (typeof KEY_TYPES)[number];

/** What a button of a phone does (contract 20 §2.2). */
export interface Key {
  readonly category: KeyCategory;
  /** Place among the keys of its category, from 1. */
  readonly position: number;
  readonly type: KeyType;
  /** The line it uses. */
  readonly line: number;
  readonly value: string;
  /** Code that picks up; empty: the phone's pickup prefix. */
  readonly pickup: string;
  readonly label: string;
  readonly icon: string;
  readonly isProtected: boolean;
}

/** Whom a key's line stands for: what may be named in labels. */
export interface LineNames {
  readonly number: number;
  readonly extension: string;
  readonly callerIdName: string;
  readonly displayName: string;
}

/**
 * The keys of a device over those of its profile, by category and position; in labels the names of the key's line stand
 * in for `${caller_id_name}`, `${extension}` and `${display_name}` (contract 20 §3.3).
 */
export function mergeKeys(profile: readonly Key[], device: readonly Key[], lines: readonly LineNames[]): Key[] {
  const merged = new Map([...profile, ...device].map((key) => [`${key.category} ${key.position}`, key]));
  return [...merged.values()]
    .map((key) => ({
      ...key,
      label: namedLabel(
        key.label,
        lines.find(({ number }) => number === key.line),
      ),
    }))
    .sort((a, b) => KEY_CATEGORIES.indexOf(a.category) - KEY_CATEGORIES.indexOf(b.category) || a.position - b.position);
}

function namedLabel(label: string, line: LineNames | undefined): string {
  const names: Readonly<Record<string, string>> = {
    caller_id_name: line?.callerIdName ?? '',
    extension: line?.extension ?? '',
    display_name: line?.displayName ?? '',
  };
  return label.replace(/\$\{(caller_id_name|extension|display_name)\}/g, (_, name: string) => names[name] ?? '');
}

/** Keys of one category by place. */
export function keysOf(keys: readonly Key[], category: KeyCategory): ReadonlyMap<number, Key> {
  return new Map(keys.filter((key) => key.category === category).map((key) => [key.position, key]));
}

/**
 * Line keys of a phone that has `count`: the configured ones; where none is, its lines in their order, then nothing.
 */
export function lineKeys(
  keys: readonly Key[],
  lines: readonly { readonly number: number }[],
  count: number,
): (Key | null)[] {
  const configured = keysOf(keys, 'line');
  return Array.from({ length: count }, (_, index) => {
    const position = index + 1;
    const own = configured.get(position);
    if (own || !lines.some(({ number }) => number === position)) return own ?? null;
    return emptyKey('line', position, 'line');
  });
}

function emptyKey(category: KeyCategory, position: number, type: KeyType): Key {
  return { category, position, type, line: position, value: '', pickup: '', label: '', icon: '', isProtected: false };
}

/**
 * What a key calls or watches; a mailbox or a parking place is the tenant's where the key names none. An extension that
 * is to answer by itself is called with the code for that.
 */
export function keyTarget({ type, value }: Key, variables: Variables): string {
  if (type === 'intercom' && /^\d+$/.test(value)) return variables.intercom_prefix + value;
  if (value !== '') return value;
  if (type === 'voicemail') return variables.voicemail_number;
  return type === 'park' ? variables.park_code : '';
}

/** The code by which a watched call is taken. */
export function pickupOf({ pickup }: Key, variables: Variables): string {
  return pickup === '' ? variables.pickup_prefix : pickup;
}
